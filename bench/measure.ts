import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { seededRandom } from '@cairn/domain/random';
import type pg from 'pg';
import type { Capture, Statement } from './capture.ts';
import type { Operation, Request, Subject } from './operations.ts';
import { replay, withFreshIds } from './replay.ts';
import type { BenchServer } from './server.ts';

/** One pass over the subjects of a block. Milliseconds; CPU time of this process for each operation. */
export type Pass = { readonly latencies: readonly number[]; readonly cpu: number };
export type Figures = {
  readonly name: string;
  readonly learners: number;
  /** The statements of one request, those of the session's look-up and of the transaction's frame included. */
  readonly statements: readonly Statement[];
  readonly app: readonly Pass[];
  readonly bare: readonly Pass[];
};
export type Bench = {
  readonly server: BenchServer;
  readonly bare: pg.Client;
  readonly capture: Capture;
  readonly learners: number;
  readonly blocks: number;
};

/**
 * Measure one operation in blocks. The server and the bare driver take turns at being first, do the same work for
 * the same people, and find the same rows in memory, for before each block the requests were made twice unmeasured:
 * once so that everything is there, once to hear the statements.
 */
export async function measure(bench: Bench, operation: Operation): Promise<Figures> {
  const { learners, blocks } = bench;
  const passes: { app: Pass[]; bare: Pass[] } = { app: [], bare: [] };
  let example: Statement[] = [];
  // The first block warms up and is not kept.
  for (let block = 0; block <= blocks; block += 1) {
    const draws = seededRandom(`${operation.name} ${block}`);
    const subjects = Array.from({ length: operation.times }, () => operation.draw(draws, learners));
    const heard = await prepare(bench, subjects);
    checkCounts(operation.name, heard);
    example = heard[0] ?? [];
    const turns = [
      async () => passes.app.push(await serverPass(bench.server, subjects)),
      async () => passes.bare.push(await barePass(bench, heard)),
    ];
    for (const turn of block % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  const { app, bare } = passes;
  return { name: operation.name, learners, statements: example, app: app.slice(1), bare: bare.slice(1) };
}

async function prepare({ server, capture }: Bench, subjects: readonly Subject[]): Promise<Statement[][]> {
  const heard: Statement[][] = [];
  for (const subject of subjects) {
    const request = (): Request => subject(server.now());
    await server.signIn(request().account);
    await server.send(request());
    let statements = await capture.during(() => server.send(request()));
    // What the server remembers of an account for half a minute may have run out just now.
    if (statements.some(({ text }) => text.includes('membership_locator')))
      statements = await capture.during(() => server.send(request()));
    heard.push(statements);
  }
  return heard;
}

/** The number of statements must not depend on the person. */
function checkCounts(name: string, heard: readonly Statement[][]): void {
  const counts = new Set(heard.map(({ length }) => length));
  if (counts.size !== 1)
    throw new Error(`${name} does not always send the same number of statements: ${[...counts].join(', ')}.`);
}

function serverPass(server: BenchServer, subjects: readonly Subject[]): Promise<Pass> {
  const requests = subjects.map((subject) => subject(server.now()));
  return pass(requests, (request) => server.send(request));
}

function barePass({ server, bare }: Bench, heard: readonly Statement[][]): Promise<Pass> {
  const again = heard.map((statements) => withFreshIds(statements, server.now()));
  return pass(again, (statements) => replay(bare, statements));
}

async function pass<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<Pass> {
  collectGarbage();
  const latencies: number[] = [];
  const before = process.cpuUsage();
  for (const item of items) {
    const started = performance.now();
    await work(item);
    latencies.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  return { latencies, cpu: (user + system) / 1000 / items.length };
}

/** What one pass leaves behind must not be swept up in the time of the next. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
}
