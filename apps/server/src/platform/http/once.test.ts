import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../db/database.ts';
import { inTransaction } from '../db/transaction.ts';
import { once } from './once.ts';

let testDatabase: TestDatabase;
let database: Database;
const [districtId, otherDistrict, personId] = [randomUUID(), randomUUID(), randomUUID()];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.servingUrl, 6);
  for (const id of [districtId, otherDistrict])
    await testDatabase.asOwner(
      `insert into platform.district (id, slug, name, time_zone, created_at) values ($1, $2, 'D', 'UTC', '2026-01-05')`,
      [id, `d-${id}`],
    );
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

type Sent = { id: string; route?: string; personId?: string; request?: unknown; district?: string };

/** Send one command; `done` counts how often its work really ran. */
function send(
  sent: Sent,
  done: { times: number },
  work: () => Promise<unknown> = async () => ({ nth: done.times }),
) {
  const command = { route: 'a', personId, request: { value: 1 }, now: new Date(0), ...sent };
  return inTransaction(database, sent.district ?? districtId, () =>
    once(command, async () => {
      done.times += 1;
      return work();
    }),
  );
}

describe('once', () => {
  it('answers a repeat with the first answer, without doing it again', async () => {
    const [id, done] = [randomUUID(), { times: 0 }];
    expect(await send({ id }, done)).toEqual({ nth: 1 });
    expect(await send({ id }, done)).toEqual({ nth: 1 });
    expect(done.times).toBe(1);
  });

  it.each<[string, Partial<Sent>]>([
    ['another request', { request: { value: 2 } }],
    ['another route', { route: 'b' }],
    ['another person', { personId: randomUUID() }],
  ])('refuses the same id for %s', async (_what, change) => {
    const [id, done] = [randomUUID(), { times: 0 }];
    await send({ id }, done);
    await expect(send({ id, ...change }, done)).rejects.toMatchObject({ code: 'command_reused' });
    expect(done.times).toBe(1);
  });

  it('does it once when repeats arrive at the same moment', async () => {
    const [id, done] = [randomUUID(), { times: 0 }];
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return { nth: done.times };
    };
    const answers = await Promise.all(Array.from({ length: 5 }, () => send({ id }, done, slow)));
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ nth: 1 })));
    expect(done.times).toBe(1);
  });

  it('does it anew after a failure, which leaves no trace', async () => {
    const [id, done] = [randomUUID(), { times: 0 }];
    await expect(send({ id }, done, () => Promise.reject(new Error('planted')))).rejects.toThrow('planted');
    expect(await send({ id }, done)).toEqual({ nth: 2 });
  });

  it('lets a repeat that waited do the work when the first one fails', async () => {
    const [id, done] = [randomUUID(), { times: 0 }];
    const failing = async (): Promise<unknown> => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      throw new Error('planted');
    };
    const first = send({ id }, done, failing);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const results = await Promise.allSettled([first, send({ id }, done, async () => 'second')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('keeps the ids of two districts apart', async () => {
    const [id, done] = [randomUUID(), { times: 0 }];
    await send({ id }, done);
    await send({ id, district: otherDistrict }, done);
    expect(done.times).toBe(2);
  });
});
