import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestApp, type TestApp } from '@cairn/testkit';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../db/transaction.ts';
import { JOBS, startWorker } from './jobs.ts';
import { selectJobs } from './queries.ts';
import { COMMAND_DAYS, tidy } from './tidy.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let test: TestApp;
let districts: { id: string }[];

beforeAll(async () => {
  test = await openTestApp();
  districts = [await test.build.district(), await test.build.district()];
});
afterAll(() => test.close());

const count = async (table: string): Promise<number> =>
  (await test.database.asOwner<{ count: number }>(`select count(*)::int as count from ${table}`))[0]?.count ??
  0;

/** In both districts: a command that is too old and one that is not; a session and a link of each kind. */
async function plant(): Promise<void> {
  const now = test.services.clock.now().getTime();
  for (const { id } of districts) {
    for (const days of [COMMAND_DAYS + 1, COMMAND_DAYS - 1])
      await test.database.asOwner(
        `insert into cairn.command (district_id, id, person_id, route, request_digest, status, response, at)
         values ($1, $2, $2, 'planted', '\\x00', 200, '{}', $3)`,
        [id, randomUUID(), new Date(now - days * DAY_MS)],
      );
    for (const days of [-1, 1])
      await test.database.asOwner(
        'insert into platform.link_locator (token_digest, district_id, expires_at) values ($1, $2, $3)',
        [Buffer.from(randomUUID()), id, new Date(now + days * DAY_MS)],
      );
  }
  for (const days of [1, 3])
    await test.database.asOwner(
      'insert into platform.sign_in_failure (key, failures, last_at) values ($1, 1, $2)',
      [randomUUID(), new Date(Date.now() - days * DAY_MS)],
    );
  const { accountId } = await test.build.person({ id: districts[0]?.id ?? '', slug: 'first' });
  for (const days of [-1, 1])
    await test.database.asOwner(
      `insert into platform.session (id, "expiresAt", token, "createdAt", "updatedAt", "userId") values ($1, $2, $1, $2, $2, $3)`,
      // Sessions keep real time, whatever the clock of the tests says.
      [randomUUID(), new Date(Date.now() + days * DAY_MS), accountId],
    );
}

describe('tidy', () => {
  it('deletes what has run out in every district, keeps the rest, and may be repeated', async () => {
    await plant();
    expect(await tidy(test.services)).toEqual({ sessions: 1, links: 2, tries: 1, commands: 2 });
    expect([
      await count('cairn.command'),
      await count('platform.link_locator'),
      await count('platform.session'),
      await count('platform.sign_in_failure'),
    ]).toEqual([2, 2, 1, 1]);
    expect(await tidy(test.services)).toEqual({ sessions: 0, links: 0, tries: 0, commands: 0 });
  });
});

describe('the worker', () => {
  it('works a queued job as the serving login, and the list of jobs tells how it ended', async () => {
    await plant();
    const worker = await startWorker(test.services, test.database.servingUrl);
    const boss = new PgBoss({
      connectionString: test.database.servingUrl,
      schema: 'pgboss',
      migrate: false,
      createSchema: false,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    try {
      expect(await boss.send('tidy')).toBeTruthy();
      for (let left = 300; left > 0 && (await lastState('tidy')) !== 'completed'; left -= 1) await sleep(50);
      expect(await lastState('tidy')).toBe('completed');
      expect(
        await count("cairn.command where at < (select max(at) from cairn.command) - interval '1 day'"),
      ).toBe(0);
    } finally {
      await boss.stop({ graceful: false, close: true });
      await worker.stop();
    }
  });

  it('lists every job with its schedule', async () => {
    const listed = await inTransaction(test.services.database, null, selectJobs);
    expect(listed.map(({ name, schedule }) => ({ name, schedule }))).toEqual(
      JOBS.map(({ name, schedule }) => ({ name, schedule })),
    );
  });
});

async function lastState(name: string): Promise<string | null> {
  const jobs = await inTransaction(test.services.database, null, selectJobs);
  return jobs.find((job) => job.name === name)?.last_state ?? null;
}
