import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { copyBinaries, installedBinaries, makeLibraryLinks } from './binaries.ts';

/** PostgreSQL refuses root; under root it runs as this account ("nobody" on the systems we know). */
const UNPRIVILEGED = 65534;
/** A socket's path may have 107 bytes on Linux and 103 on macOS, PostgreSQL's own name included. */
const LONGEST_SOCKET_FOLDER = 80;

/** Where one embedded database lives and as whom it runs. */
export type Place = {
  readonly native: string;
  readonly cluster: string;
  readonly socketDir: string;
  /** The loopback port where sockets cannot be used (the driver knows none on Windows), else null. */
  readonly tcpPort: number | null;
  readonly account: { readonly uid: number; readonly gid: number } | null;
  /** A sentence for people when data or binaries could not stay where they asked. */
  readonly notice: string | null;
};

/** Decide and prepare the folders of the embedded database for a data folder. Safe to repeat. */
export async function choosePlace(dataDir: string): Promise<Place> {
  const asRoot = process.getuid?.() === 0;
  const account = asRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : null;
  const tag = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);
  await mkdir(dataDir, { recursive: true });
  let native = installedBinaries();
  let cluster = join(dataDir, 'postgres');
  const moved: string[] = [];
  if (account !== null && !(await reachable(native))) {
    native = await copyBinaries(native, join(await reachableRoot(), 'postgresql-18.4'));
    moved.push(`binaries in ${native}`);
  }
  await makeLibraryLinks(native);
  if (account !== null && !(await reachable(dataDir))) {
    cluster = join(await reachableRoot(), `data-${tag}`, 'postgres');
    moved.push(`data in ${cluster}`);
  }
  const wanted = join(dirname(cluster), 'socket');
  const socketDir =
    Buffer.byteLength(wanted) <= LONGEST_SOCKET_FOLDER ? wanted : join(tmpdir(), `cairn-${tag}`);
  for (const folder of [cluster, socketDir]) await own(folder, account);
  const tcpPort = process.platform === 'win32' ? portFor(tag) : null;
  const notice =
    moved.length === 0
      ? null
      : `The account that runs PostgreSQL cannot reach this folder: ${moved.join(', ')}.`;
  return { native, cluster, socketDir, tcpPort, account, notice };
}

/** A port of its own for each data folder, between the registered services and the ephemeral ports. */
export function portFor(tag: string): number {
  return 20_000 + (Number.parseInt(tag.slice(0, 8), 16) % 12_000);
}

async function own(folder: string, account: Place['account']): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account === null) return;
  await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
}

/** Root's own place for what the unprivileged account must reach. */
async function reachableRoot(): Promise<string> {
  const root = '/var/lib/cairn';
  await mkdir(root, { recursive: true, mode: 0o755 });
  return root;
}

/** Whether every folder on the way lets other accounts pass. */
async function reachable(path: string): Promise<boolean> {
  for (let at = resolve(path); ; at = dirname(at)) {
    const { mode } = await stat(at);
    if ((mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
