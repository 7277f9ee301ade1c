/** Kill the writing process or the database in the middle of writes, start again, and look at what is there. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type SeededRandom, seededRandom } from '@cairn/domain/random';
import pg from 'pg';
import { migrate } from '../../apps/server/src/platform/db/migrate.ts';
import { openCluster, SERVING_LOGIN } from '../../apps/server/src/platform/embedded/cluster.ts';
import {
  openThrowawayCluster,
  type ThrowawayCluster,
} from '../../apps/server/src/platform/embedded/throwaway.ts';
import { judge, readStored } from './judge.ts';
import { type WriterOrders, writeOrders } from './orders.ts';

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));
const DATABASE = 'postgres';
/** Commands that are answered between two kills, at most. */
const MOST_BETWEEN = 40;

export type Victim = 'writer' | 'database';
export type CrashReport = {
  readonly points: Readonly<Record<Victim, number>>;
  readonly acknowledged: number;
  readonly problems: readonly string[];
};
export type CrashOptions = {
  readonly points: Readonly<Record<Victim, number>>;
  readonly seed: number;
  readonly acknowledgeEarly?: boolean;
};

type Writer = ChildProcessByStdio<Writable, Readable, null>;
/** What the client knows: what it sent, and what it was told is saved. */
type Ledger = { readonly sent: Set<string>; readonly done: Set<string> };

/** Run all points, in a seeded order. The kills' moments are as random as the machine. */
export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const cluster = await openThrowawayCluster({ durable: true });
  const districtId = randomUUID();
  try {
    await prepare(cluster, districtId);
    const ledger: Ledger = { sent: new Set(), done: new Set() };
    const orders = {
      servingUrl: cluster.servingUrl(DATABASE),
      districtId,
      acknowledgeEarly: options.acknowledgeEarly ?? false,
    };
    const problems = await runRounds(cluster, ledger, orders, options);
    return { points: options.points, acknowledged: ledger.done.size, problems };
  } finally {
    await cluster.remove();
  }
}

async function runRounds(
  cluster: ThrowawayCluster,
  ledger: Ledger,
  orders: Omit<WriterOrders, 'repeat'>,
  options: CrashOptions,
): Promise<string[]> {
  const random = seededRandom(options.seed);
  const problems: string[] = [];
  let writer = spawnWriter();
  await command(writer, ledger, orders);
  let next = spawnWriter();
  try {
    for (const [at, victim] of plan(options.points, random).entries()) {
      await answers(ledger, writer, 1 + Math.floor(random.next() * MOST_BETWEEN));
      await sleep(random.next() * 12);
      if (victim === 'database') await killDatabase(cluster);
      else {
        await kill(writer);
        writer = next;
        next = spawnWriter();
        await command(writer, ledger, orders);
      }
      const found = await look(cluster, ledger);
      problems.push(...found.map((problem) => `point ${at + 1} (${victim}): ${problem}`));
    }
  } finally {
    await Promise.all([kill(writer), kill(next)]);
  }
  return problems;
}

function plan(points: Readonly<Record<Victim, number>>, random: SeededRandom): Victim[] {
  const all: Victim[] = [
    ...Array.from({ length: points.writer }, (): Victim => 'writer'),
    ...Array.from({ length: points.database }, (): Victim => 'database'),
  ];
  return all
    .map((victim) => ({ victim, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ victim }) => victim);
}

async function prepare(cluster: ThrowawayCluster, districtId: string): Promise<void> {
  const { password } = new URL(cluster.servingUrl(DATABASE).replace('@/', '@localhost/'));
  await migrate(cluster.adminUrl(DATABASE), { login: SERVING_LOGIN, password }, new Date());
  await asOwner(cluster, (client) =>
    client.query(
      `insert into platform.district (id, slug, name, time_zone, created_at) values ($1, 'crash', 'Crash', 'UTC', $2)`,
      [districtId, new Date()],
    ),
  );
}

function spawnWriter(): Writer {
  return spawn(process.execPath, [WRITER], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Tell a waiting writer to begin, with what its predecessor was not answered. */
async function command(writer: Writer, ledger: Ledger, orders: Omit<WriterOrders, 'repeat'>): Promise<void> {
  createInterface({ input: writer.stdout }).on('line', (line) => {
    const [word, id = ''] = line.split(' ');
    (word === 'done' ? ledger.done : ledger.sent).add(id);
  });
  const repeat = orders.acknowledgeEarly ? [] : [...ledger.sent].filter((id) => !ledger.done.has(id));
  writer.stdin.end(writeOrders({ ...orders, repeat }));
}

async function answers(ledger: Ledger, writer: Writer, count: number): Promise<void> {
  const aim = ledger.done.size + count;
  for (let waited = 0; ledger.done.size < aim; waited += 1) {
    if (writer.exitCode !== null)
      throw new Error(`The writing process ended with status ${writer.exitCode}.`);
    if (waited > 30_000) throw new Error('The writing process is not answered any more.');
    await sleep(1);
  }
}

async function kill(writer: Writer): Promise<void> {
  if (writer.exitCode !== null || writer.signalCode !== null) return;
  // "close" comes after the last line of its output was read.
  const closed = once(writer, 'close');
  writer.kill('SIGKILL');
  await closed;
}

/** SIGKILL for the postmaster and its backends, then a new start on the same files. */
async function killDatabase(cluster: ThrowawayCluster): Promise<void> {
  const postmaster = Number(
    (await readFile(`${cluster.dataDir}/postgres/postmaster.pid`, 'utf8')).split('\n')[0],
  );
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').catch(() => '');
  for (const pid of [postmaster, ...children.trim().split(' ').map(Number)].filter((id) => id > 0)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // A backend that ended by itself in this moment.
    }
  }
  await openCluster(cluster.dataDir, { durable: true });
}

async function look(cluster: ThrowawayCluster, ledger: Ledger): Promise<string[]> {
  // What was answered before the database is read must be in it; what is answered while it is read may be.
  const acknowledged = new Set(ledger.done);
  const stored = await asOwner(cluster, readStored);
  return judge(acknowledged, stored);
}

async function asOwner<T>(cluster: ThrowawayCluster, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: cluster.adminUrl(DATABASE) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
