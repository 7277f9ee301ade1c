// Runs on any Node from 20.19: makes sure that packages are installed, then names the pinned Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';

/**
 * Install what package-lock.json names when it is not there or has changed. Not "npm ci": that refuses a lock
 * without the binaries of other platforms, which some registries do not carry; this leaves the lock as it is.
 */
export function ensurePackages() {
  const digest = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(modules, '.cairn-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  process.stderr.write('Installing packages (a minute or two the first time).\n');
  const { status } = spawnSync(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: windows,
    },
  );
  if (status !== 0) {
    process.stderr.write('npm could not install the packages; its messages stand above.\n');
    process.exit(1);
  }
  writeFileSync(stamp, digest);
}

/** The Node that runs Cairn: the pinned one, else this one when it is new enough. */
export function pinnedNode() {
  const pinned = join(modules, '.bin', windows ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  process.stderr.write(
    'There is no packaged Node for this platform. Install Node 24 or newer and run this again.\n',
  );
  process.exit(1);
}

/** Run a tool on the pinned Node with the packages' commands first on the path; returns its exit status. */
export function run(args, cwd = root) {
  const path = `${join(modules, '.bin')}${windows ? ';' : ':'}${process.env.PATH}`;
  const { status } = spawnSync(pinnedNode(), args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  return status ?? 1;
}

/** Build the web application when its sources are newer than the build. */
export function ensureWeb() {
  const built = join(root, 'apps/web/dist/index.html');
  if (
    existsSync(built) &&
    statSync(built).mtimeMs >
      newest([
        'apps/web/src',
        'apps/web/index.html',
        'packages/contract/src',
        'packages/domain/src',
        'package-lock.json',
      ])
  )
    return;
  process.stderr.write('Building the web application.\n');
  const status = run(
    [join(modules, 'vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    join(root, 'apps/web'),
  );
  if (status !== 0) process.exit(status);
}

function newest(paths) {
  const { stdout } = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...paths],
    { cwd: root, encoding: 'utf8' },
  );
  const files = (stdout ?? '').split('\n').filter((name) => name !== '');
  // Without git (an unpacked archive) the build is always made anew.
  if (files.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(
    ...files.map((name) => (existsSync(join(root, name)) ? statSync(join(root, name)).mtimeMs : 0)),
  );
}
