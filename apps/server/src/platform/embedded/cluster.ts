import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { ensureInitialised } from './initialise.ts';
import { claimOwnership, releaseOwnership } from './owner.ts';
import { choosePlace, type Place } from './place.ts';
import {
  lastLogLines,
  removeForeignLock,
  runningPostmaster,
  SOCKET_PORT,
  type Starting,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts';

export const ADMIN_LOGIN = 'cairn_admin';
export const SERVING_LOGIN = 'cairn_app';
/** Tries to join or start while a killed predecessor is not quite gone; about ten seconds in all. */
const STARTS = 100;
const PAUSE_MS = 100;
/** Not answering at all for this long is a failure; recovering after a crash is not. */
const SILENCE_MS = 30_000;
/** What PostgreSQL says while a predecessor that was killed still holds its memory, lock or port. */
const STILL_HELD = /shared memory block .*still in use|lock file ".*" already exists|Address already in use/;

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
 * @throws Error with the last lines of PostgreSQL's log when it cannot be started
 */
export async function openCluster(dataDir: string, options: ClusterOptions = {}): Promise<EmbeddedCluster> {
  const place = await choosePlace(dataDir);
  const secrets = await loadSecrets(dataDir);
  await ensureInitialised(place, ADMIN_LOGIN, secrets.admin);
  const postmasterPid = await joinOrStart(place, secrets, options.durable ?? true);
  const owned = await claimOwnership(dataDir);
  return {
    adminUrl: (database) => address(place, ADMIN_LOGIN, secrets.admin, database),
    servingUrl: (database) => address(place, SERVING_LOGIN, secrets.app, database),
    sessionSecret: secrets.session,
    postmasterPid,
    owned,
    notice: place.notice,
    release: async () => {
      if (!owned) return;
      await stopPostmaster(place);
      await releaseOwnership(dataDir);
    },
  };
}

function address(place: Place, login: string, password: string, database: string): string {
  if (place.tcpPort !== null)
    return `postgresql://${login}:${password}@127.0.0.1:${place.tcpPort}/${database}`;
  return `postgresql://${login}:${password}@/${database}?host=${encodeURIComponent(place.socketDir)}&port=${SOCKET_PORT}`;
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

async function joinOrStart(place: Place, secrets: Secrets, durable: boolean): Promise<number> {
  for (let left = STARTS; ; left -= 1) {
    const starting = (await runningPostmaster(place)) === null ? await start(place, durable) : null;
    if (await becameReady(place, secrets, starting)) {
      const pid = await runningPostmaster(place);
      if (pid !== null) return pid;
    }
    const log = await lastLogLines(place);
    // One that was joined may have been on its way out; one that was started here must have had a reason to end,
    // which is no fault when another process was faster or a killed predecessor is not quite gone.
    if (left <= 1 || (starting !== null && !STILL_HELD.test(log)))
      throw new Error(
        `PostgreSQL could not be started. The last lines of its log, ${join(place.cluster, 'log')}:\n${log}`,
      );
    await sleep(PAUSE_MS);
  }
}

async function start(place: Place, durable: boolean): Promise<Starting> {
  await removeForeignLock(place);
  return startPostmaster(place, durable);
}

/** Wait until it takes connections. @returns false when it ended instead */
async function becameReady(place: Place, secrets: Secrets, starting: Starting | null): Promise<boolean> {
  let silentSince = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    const failure = await tryToConnect(address(place, ADMIN_LOGIN, secrets.admin, 'postgres'));
    if (failure === null) return true;
    const gone = starting === null ? (await runningPostmaster(place)) === null : starting.ended;
    if (gone) return false;
    // 57P03: it is there and says that it is starting up, recovering or shutting down.
    if (failure === '57P03') silentSince = performance.now();
    if (failure === '28P01')
      throw new Error(
        'PostgreSQL refuses the password in secrets.json; that file does not belong to this data folder.',
      );
    if (performance.now() - silentSince > SILENCE_MS) return false;
    await sleep(attempt < 20 ? 10 : 50);
  }
}

/** Null when a connection could be made, else the error's code. */
async function tryToConnect(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  } finally {
    await client.end().catch(() => undefined);
  }
}
