import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@cairn/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import {
  afterCommit,
  assertOutsideTransaction,
  db,
  districtId,
  inTransaction,
  statementCount,
} from './transaction.ts';

let testDatabase: TestDatabase;
let database: Database;
const [mine, other] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.servingUrl, 3);
  for (const id of [mine, other])
    await testDatabase.asOwner(
      `insert into platform.district (id, slug, name, time_zone, created_at) values ($1, $2, 'D', 'UTC', '2026-01-05')`,
      [id, `d-${id}`],
    );
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const label = (district: string, text: string): Promise<unknown> =>
  db()
    .insertInto('work_context')
    .values({
      district_id: district,
      id: randomUUID(),
      label: text,
      translations: '{}',
      created_at: new Date(0),
    })
    .execute();
const labels = async (): Promise<string[]> =>
  (await testDatabase.asOwner<{ label: string }>('select label from cairn.work_context order by label')).map(
    (row) => row.label,
  );

describe('inTransaction', () => {
  it('is ambient: what is called inside reaches the same transaction and district', async () => {
    const seen = await inTransaction(database, mine, async () => {
      await label(districtId(), 'ambient');
      return db().selectFrom('work_context').select(['label', 'district_id']).execute();
    });
    expect(seen).toEqual([{ label: 'ambient', district_id: mine }]);
    expect(await labels()).toContain('ambient');
  });

  it('refuses to be nested, and to work outside', async () => {
    const nested = inTransaction(database, mine, () => inTransaction(database, mine, async () => 1));
    await expect(nested).rejects.toThrow('A transaction is already open');
    expect(() => db()).toThrow('No transaction is open');
    expect(() => districtId()).toThrow('No transaction is open');
    await expect(inTransaction(database, null, async () => districtId())).rejects.toThrow('has no district');
  });

  it('keeps nothing when the work fails, and gives a clean connection back', async () => {
    const failing = inTransaction(database, mine, async () => {
      await label(mine, 'rolled back');
      throw new Error('planted');
    });
    await expect(failing).rejects.toThrow('planted');
    expect(await labels()).not.toContain('rolled back');
    await inTransaction(database, null, async () => {
      const { rows } = await sql<{
        id: string;
      }>`select current_setting('cairn.district_id', true) as id`.execute(db());
      expect(rows[0]?.id ?? '').toBe('');
    });
  });

  it('does not take swallowed failures for success', async () => {
    let committed = false;
    const swallowing = inTransaction(database, mine, async () => {
      afterCommit(() => {
        committed = true;
      });
      await label(mine, 'swallowed');
      await sql`select 1 / 0`.execute(db()).catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow(/transaction is aborted/);
    expect(committed).toBe(false);
    expect(await labels()).not.toContain('swallowed');
  });

  it('runs hooks after the commit only', async () => {
    const order: string[] = [];
    await inTransaction(database, mine, async () => {
      afterCommit(() => order.push('hook'));
      await label(mine, 'with a hook');
      order.push('work');
    });
    order.push('after');
    expect(order).toEqual(['work', 'hook', 'after']);
    const failing = inTransaction(database, mine, async () => {
      afterCommit(() => order.push('never'));
      throw new Error('planted');
    });
    await expect(failing).rejects.toThrow('planted');
    expect(order).not.toContain('never');
  });

  it('counts its statements, the frame excepted', async () => {
    const count = (work: () => Promise<unknown>): Promise<number> =>
      inTransaction(database, mine, async () => {
        await work();
        return statementCount();
      });
    expect(await count(async () => undefined)).toBe(0);
    expect(await count(() => db().selectFrom('work_context').selectAll().execute())).toBe(1);
    expect(await count(() => Promise.all([label(mine, 'one'), label(mine, 'two')]))).toBe(2);
  });

  it('keeps parallel transactions of two districts apart', async () => {
    const read = (district: string): Promise<string[]> =>
      inTransaction(database, district, async () => {
        await label(district, `parallel ${randomUUID()}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
        return (await db().selectFrom('work_context').select('district_id').distinct().execute()).map(
          (row) => row.district_id,
        );
      });
    const seen = await Promise.all([mine, other, mine, other].map(read));
    expect(seen).toEqual([[mine], [other], [mine], [other]]);
  });

  it('sees and writes nothing of a district that it was not opened for', async () => {
    await expect(inTransaction(database, mine, () => label(other, 'smuggled'))).rejects.toThrow(
      /row-level security/,
    );
    await inTransaction(database, randomUUID(), async () => {
      expect(await db().selectFrom('work_context').selectAll().execute()).toEqual([]);
    });
    await inTransaction(database, null, async () => {
      expect(await db().selectFrom('work_context').selectAll().execute()).toEqual([]);
    });
  });

  it.each(["'; drop table cairn.person; --", 'not-a-uuid', ''])('refuses %j as a district', async (id) => {
    await expect(inTransaction(database, id, async () => 1)).rejects.toThrow('Not a district id');
  });

  it('refuses what goes on after its end', async () => {
    const late: { work?: Promise<unknown> } = {};
    await inTransaction(database, mine, async () => {
      late.work = new Promise((resolve) => setTimeout(resolve, 20)).then(() => label(other, 'late'));
    });
    await expect(late.work).rejects.toThrow('The transaction has ended');
  });

  it('guards what must not hold a transaction open', async () => {
    const hashing = inTransaction(database, mine, async () => assertOutsideTransaction('Hashing'));
    await expect(hashing).rejects.toThrow('Hashing must not run inside a transaction.');
    expect(() => assertOutsideTransaction('Hashing')).not.toThrow();
  });

  it('survives that the database ends its connection', async () => {
    const cut = inTransaction(database, mine, async () => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db());
      await testDatabase.asOwner('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await label(mine, 'cut off');
    });
    await expect(cut).rejects.toThrow();
    expect(await inTransaction(database, mine, async () => 'again')).toBe('again');
  });
});
