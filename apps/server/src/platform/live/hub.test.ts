import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveEvent } from '@cairn/contract';
import { createTestDatabase, type TestDatabase } from '@cairn/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LiveHub, openLiveHub } from './hub.ts';

let database: TestDatabase;
const hubs: LiveHub[] = [];
const districtId = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});
afterAll(() => database.drop());

/** A hub, what it has heard for the district, and that it listens by now. */
async function open(): Promise<{ hub: LiveHub; heard: LiveEvent[] }> {
  const before = await listening();
  const hub = openLiveHub(database.servingUrl);
  hubs.push(hub);
  const heard: LiveEvent[] = [];
  hub.listen({ districtId, hear: (event) => heard.push(event) });
  await until(async () => (await listening()) > before);
  return { hub, heard };
}

async function listening(): Promise<number> {
  const rows = await database.asOwner<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = $1 and query ilike 'listen %' and state = 'idle'`,
    [database.name],
  );
  return rows[0]?.count ?? 0;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 500; left > 0; left -= 1) {
    if (await holds()) return;
    await sleep(10);
  }
  throw new Error('It did not come to hold within five seconds.');
}

describe('the live hub', () => {
  it('carries what one process publishes to every process, its own included', async () => {
    const [one, two] = [await open(), await open()];
    const personId = randomUUID();
    one.hub.publish({ districtId, kind: 'standing', personId });
    await until(() => one.heard.length > 0 && two.heard.length > 0);
    expect([one.heard, two.heard]).toEqual([
      [{ kind: 'standing', personId }],
      [{ kind: 'standing', personId }],
    ]);
  });

  it('joins what happens to one person within a moment, and nothing else', async () => {
    const { hub, heard } = await open();
    const [first, second] = [randomUUID(), randomUUID()];
    for (let times = 0; times < 30; times += 1)
      hub.publish({ districtId, kind: 'standing', personId: first });
    hub.publish({ districtId, kind: 'decision', personId: first });
    hub.publish({ districtId, kind: 'standing', personId: second });
    await until(() => heard.length >= 3);
    await sleep(100);
    expect(heard).toEqual([
      { kind: 'standing', personId: first },
      { kind: 'decision', personId: first },
      { kind: 'standing', personId: second },
    ]);
  });

  it('carries a whole school at once', async () => {
    const { hub, heard } = await open();
    const people = Array.from({ length: 200 }, () => randomUUID());
    for (const personId of people) hub.publish({ districtId, kind: 'standing', personId });
    await until(() => heard.length >= people.length);
    expect(new Set(heard.map(({ personId }) => personId))).toEqual(new Set(people));
  });

  it('keeps districts apart, and stops when a page leaves', async () => {
    const { hub, heard } = await open();
    const others: LiveEvent[] = [];
    const leave = hub.listen({ districtId: randomUUID(), hear: (event) => others.push(event) });
    hub.publish({ districtId, kind: 'standing', personId: randomUUID() });
    await until(() => heard.length === 1);
    expect(others).toEqual([]);
    leave();
  });

  it('joins again after the database has cut its connection', async () => {
    const { hub, heard } = await open();
    await database.asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and query ilike 'listen %'`,
      [database.name],
    );
    await until(async () => (await listening()) === 0);
    hub.publish({ districtId, kind: 'standing', personId: randomUUID() });
    await until(() => heard.length === 1);
    await until(async () => (await listening()) === 1);
    const [other, personId] = [await open(), randomUUID()];
    other.hub.publish({ districtId, kind: 'decision', personId });
    await until(() => heard.length === 2);
    expect(heard[1]).toEqual({ kind: 'decision', personId });
  });

  it('is not upset by a notice that is not its own', async () => {
    const { hub, heard } = await open();
    await database.asOwner(
      `select pg_notify('cairn_live', 'not json'), pg_notify('cairn_live', '[{"x": 1}]')`,
    );
    hub.publish({ districtId, kind: 'standing', personId: randomUUID() });
    await until(() => heard.length === 1);
  });
});
