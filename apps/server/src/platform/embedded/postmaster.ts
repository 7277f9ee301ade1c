import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Place } from './place.ts';

const WINDOWS = process.platform === 'win32';
/** The port in a socket's name; nothing listens on it. */
export const SOCKET_PORT = 5432;

/** Whether a process of this id lives, also one of another account. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The process id in `postmaster.pid` when that process lives and is a PostgreSQL on this cluster, else null. */
export async function runningPostmaster(place: Place): Promise<number | null> {
  const pid = await lockedBy(place);
  return pid !== null && (await isPostmaster(place, pid)) ? pid : null;
}

/**
 * Remove a lock file whose process id belongs to another program by now, as after a restart of the machine:
 * PostgreSQL would refuse to start because of it. One of a dead process it removes itself.
 */
export async function removeForeignLock(place: Place): Promise<void> {
  const pid = await lockedBy(place);
  if (pid !== null && !(await isPostmaster(place, pid))) await rm(lockFile(place), { force: true });
}

async function lockedBy(place: Place): Promise<number | null> {
  const text = await readFile(lockFile(place), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
}

/** Judged by its command line; where that cannot be read, a living process counts as PostgreSQL. */
async function isPostmaster(place: Place, pid: number): Promise<boolean> {
  const command = await commandOf(pid);
  return command === '' || command.includes(place.cluster);
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
    // A process that has ended and waits for its parent to notice has an empty command line.
    return text === null ? '' : text.replaceAll('\0', ' ') || 'ended';
  }
  const [tool, args]: [string, string[]] = WINDOWS
    ? [
        'powershell',
        ['-NoProfile', '-Command', `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`],
      ]
    : ['/bin/ps', ['-o', 'command=', '-p', String(pid)]];
  const done = await promisify(execFile)(tool, args).catch(() => ({ stdout: '' }));
  return done.stdout.trim();
}

function lockFile(place: Place): string {
  return join(place.cluster, 'postmaster.pid');
}

/** The settings that Cairn's own PostgreSQL runs with. It is reached through its socket alone, on Windows through the loopback. */
function settings(place: Place, durable: boolean): string[] {
  const values = {
    listen_addresses: place.tcpPort === null ? '' : '127.0.0.1',
    unix_socket_directories: place.tcpPort === null ? place.socketDir : '',
    port: place.tcpPort ?? SOCKET_PORT,
    max_connections: 100,
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A postmaster that was just started: `ended` is true once it has gone again. */
export type Starting = { ended: boolean };

/** Start PostgreSQL on an initialised cluster, detached, without waiting until it is ready. */
export async function startPostmaster(place: Place, durable: boolean): Promise<Starting> {
  const log = openSync(logFile(place), 'a', 0o600);
  const flags = settings(place, durable);
  // Under an administrator of Windows only pg_ctl may start it, because it lays the rights down.
  const [tool, args] = WINDOWS
    ? ['pg_ctl', ['start', '-W', '-D', place.cluster, '-o', flags.map((flag) => `"${flag}"`).join(' ')]]
    : ['postgres', ['-D', place.cluster, ...flags]];
  const child = spawn(join(place.native, 'bin', tool), args, {
    ...asAccount(place),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const starting = { ended: false };
  child.once('exit', () => {
    // On Windows it is pg_ctl that ends, as soon as it has started the server.
    starting.ended = !WINDOWS;
  });
  child.unref();
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  await chmod(logFile(place), 0o600);
  return starting;
}

/** Fast shutdown of what runs on this cluster: open transactions are rolled back, what was committed is kept. */
export async function stopPostmaster(place: Place): Promise<void> {
  const pid = await runningPostmaster(place);
  if (pid === null) return;
  if (WINDOWS) return runTool(place, 'pg_ctl', ['stop', '-m', 'fast', '-D', place.cluster]);
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (let attempt = 0; attempt < 600 && (await runningPostmaster(place)) === pid; attempt += 1)
    await sleep(20);
}

/** Run one of PostgreSQL's tools to its end; its output stands in the error when it fails. */
export async function runTool(place: Place, tool: string, args: readonly string[]): Promise<void> {
  const child = spawn(join(place.native, 'bin', tool), args, {
    ...asAccount(place),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${tool} ended with status ${code}: ${output.trim()}`);
}

/** The last lines that PostgreSQL wrote, for an error that a person reads. */
export async function lastLogLines(place: Place, count = 8): Promise<string> {
  const text = await readFile(logFile(place), 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

function logFile(place: Place): string {
  return join(place.cluster, 'log');
}

function asAccount(place: Place): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
  const env = WINDOWS
    ? { SystemRoot: 'C:\\Windows', TZ: 'UTC' }
    : { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', HOME: place.cluster };
  return { cwd: place.native, env, ...(place.account ?? {}) };
}
