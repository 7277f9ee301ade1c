import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@cairn/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenantTables } from './catalogue-checks.ts';
import { checkIsolation } from './isolation-checks.ts';
import { plantRow } from './sample-rows.ts';

const [mine, other] = [randomUUID(), randomUUID()];
let database: TestDatabase;
let owner: pg.Client;
let serving: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.adminUrl });
  serving = new pg.Client({ connectionString: database.servingUrl });
  await owner.connect();
  await serving.connect();
});
afterAll(async () => {
  await serving.end();
  await owner.end();
  await database.drop();
});

describe('law 5 as behaviour', () => {
  it('keeps every tenant table of another district out of reach', async () => {
    const tables = await tenantTables(owner);
    expect(tables.length).toBeGreaterThan(25);
    for (const table of tables) for (const district of [mine, other]) await plantRow(owner, table, district);
    const problems: string[] = [];
    for (const table of tables)
      problems.push(...(await checkIsolation(serving, owner, table, [mine, other])));
    expect(problems).toEqual([]);
  });

  it.each([
    ['without a policy', ''],
    [
      'with a policy that checks reading alone',
      `alter table cairn.bad enable row level security;
       create policy district on cairn.bad using (district_id = nullif(current_setting('cairn.district_id', true), '')::uuid) with check (true)`,
    ],
    [
      'whose policy shows all where no district is set',
      `alter table cairn.bad enable row level security;
       create policy district on cairn.bad using (coalesce(nullif(current_setting('cairn.district_id', true), '')::uuid, district_id) = district_id)`,
    ],
  ])('sees a planted table %s', async (_what, policy) => {
    await owner.query(
      `create table cairn.bad (district_id uuid, id uuid, primary key (district_id, id));
       grant select, insert, update, delete on cairn.bad to cairn_serving; ${policy}`,
    );
    try {
      for (const district of [mine, other]) await plantRow(owner, 'bad', district);
      expect(await checkIsolation(serving, owner, 'bad', [mine, other])).not.toEqual([]);
    } finally {
      await owner.query('drop table cairn.bad');
    }
  });
});
