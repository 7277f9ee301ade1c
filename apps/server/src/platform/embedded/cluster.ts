import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { exists } from './binaries.ts';
import { choosePlace, type Place } from './place.ts';

export const ADMIN_LOGIN = 'cairn_admin';
export const SERVING_LOGIN = 'cairn_app';
const PORT = 5432;

const secretsShape = z.object({ admin: z.string(), app: z.string(), session: z.string() });
type Secrets = z.infer<typeof secretsShape>;

/** A running embedded database: two addresses, and how to let go of it. */
export type EmbeddedCluster = {
  readonly adminUrl: (database: string) => string;
  readonly servingUrl: (database: string) => string;
  readonly sessionSecret: string;
  readonly postmasterPid: number;
  /** True when this process started it (or found it without an owner) and so stops it. */
  readonly owned: boolean;
  readonly notice: string | null;
  /** Stop it when owned; otherwise leave it to its owner. */
  readonly release: () => Promise<void>;
};

/** `durable: false` switches off fsync, for throwaway test clusters alone. */
export type ClusterOptions = { readonly durable?: boolean };

/**
 * Join the PostgreSQL that runs on this data folder, or make and start it.
 * One owner per data folder: the process named in `owner.pid`; a dead owner is replaced.
 */
export async function openCluster(dataDir: string, options: ClusterOptions = {}): Promise<EmbeddedCluster> {
  const place = await choosePlace(dataDir);
  const secrets = await loadSecrets(dataDir);
  if (!(await exists(join(place.cluster, 'PG_VERSION')))) await initialise(place, secrets);
  let owned = false;
  let pid = await runningPostmaster(place);
  if (pid === null) {
    owned = true;
    await start(place, options.durable ?? true);
  } else if (!(await ownerIsAlive(dataDir))) {
    owned = true;
  }
  await waitUntilReady(place, secrets);
  pid = await runningPostmaster(place);
  if (pid === null)
    throw new Error(`PostgreSQL stopped while starting; its log is ${join(place.cluster, 'log')}.`);
  if (owned) await writeFile(join(dataDir, 'owner.pid'), String(process.pid));
  const postmasterPid = pid;
  return {
    adminUrl: (database) => address(place, ADMIN_LOGIN, secrets.admin, database),
    servingUrl: (database) => address(place, SERVING_LOGIN, secrets.app, database),
    sessionSecret: secrets.session,
    postmasterPid,
    owned,
    notice: place.notice,
    release: async () => {
      if (!owned) return;
      await stop(postmasterPid);
      await rm(join(dataDir, 'owner.pid'), { force: true });
    },
  };
}

function address(place: Place, login: string, password: string, database: string): string {
  return `postgresql://${login}:${password}@/${database}?host=${encodeURIComponent(place.socketDir)}&port=${PORT}`;
}

async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json');
  const fresh = (): string => randomBytes(24).toString('hex');
  const made = JSON.stringify({ admin: fresh(), app: fresh(), session: fresh() });
  await writeFile(file, made, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return secretsShape.parse(JSON.parse(await readFile(file, 'utf8')));
}

async function initialise(place: Place, secrets: Secrets): Promise<void> {
  const passwordFile = join(place.socketDir, `pw-${process.pid}`);
  await writeFile(passwordFile, secrets.admin, { mode: 0o600 });
  if (place.account !== null) await chown(passwordFile, place.account.uid, place.account.gid);
  try {
    await run(place, 'initdb', [
      ...['-D', place.cluster, '-U', ADMIN_LOGIN, '--pwfile', passwordFile],
      ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin'],
      ...['--builtin-locale=C.UTF-8', '--data-checksums'],
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function start(place: Place, durable: boolean): Promise<void> {
  await mkdir(place.socketDir, { recursive: true });
  const settings = {
    listen_addresses: '',
    unix_socket_directories: place.socketDir,
    port: PORT,
    max_connections: 100,
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { openSync, closeSync, chmodSync } = await import('node:fs');
  const logFile = join(place.cluster, 'log');
  const log = openSync(logFile, 'a', 0o600);
  chmodSync(logFile, 0o600);
  const child = spawn(join(place.native, 'bin', 'postgres'), ['-D', place.cluster, ...flags], {
    ...asAccount(place),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
}

function asAccount(place: Place): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', HOME: place.cluster };
  return { cwd: place.native, env, ...(place.account ?? {}) };
}

async function run(place: Place, tool: string, args: string[]): Promise<void> {
  const child = spawn(join(place.native, 'bin', tool), args, {
    ...asAccount(place),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${tool} ended with status ${code}: ${output.trim()}`);
}

/** The process id in `postmaster.pid` when that process lives, else null. */
async function runningPostmaster(place: Place): Promise<number | null> {
  const text = await readFile(join(place.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 && alive(pid) ? pid : null;
}

async function ownerIsAlive(dataDir: string): Promise<boolean> {
  const pid = Number(await readFile(join(dataDir, 'owner.pid'), 'utf8').catch(() => ''));
  return Number.isInteger(pid) && pid > 0 && pid !== process.pid && alive(pid);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function waitUntilReady(place: Place, secrets: Secrets): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({
      connectionString: address(place, ADMIN_LOGIN, secrets.admin, 'postgres'),
    });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (attempt >= 600) {
        throw new Error(`PostgreSQL did not become ready; its log is ${join(place.cluster, 'log')}.`, {
          cause: error,
        });
      }
      await sleep(attempt < 20 ? 10 : 50);
    }
  }
}

/** Fast shutdown: open transactions are rolled back, what was committed is kept. */
async function stop(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (let attempt = 0; attempt < 600 && alive(pid); attempt += 1) await sleep(20);
}
