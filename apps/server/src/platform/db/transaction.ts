import { AsyncLocalStorage } from 'node:async_hooks';
import { isUuid } from '@cairn/domain/time';
import { type Kysely, type LogEvent, sql } from 'kysely';
import type { DB } from './schema.gen.ts';

type Ambient = {
  readonly db: Kysely<DB>;
  readonly districtId: string | null;
  readonly afterCommit: (() => void)[];
  statements: number;
  ended: boolean;
};

const ambient = new AsyncLocalStorage<Ambient>();

/**
 * Run `work` in one transaction that sees one district only (law 5), or with `null` the platform tables only.
 * Everything inside reaches the database through {@link db}; no file, mail, password hashing or HTTP inside (law 12).
 * Cost of the frame: two statements (begin with the district, commit).
 */
export async function inTransaction<T>(
  database: { readonly kysely: Kysely<DB> },
  districtId: string | null,
  work: () => Promise<T>,
): Promise<T> {
  if (ambient.getStore() !== undefined)
    throw new Error('A transaction is already open; pass the work into it instead.');
  if (districtId !== null && !isUuid(districtId)) throw new Error(`Not a district id: ${districtId}`);
  const hooks: (() => void)[] = [];
  const result = await database.kysely.connection().execute(async (connection) => {
    const store: Ambient = { db: connection, districtId, afterCommit: hooks, statements: 0, ended: false };
    const scope = districtId === null ? '' : `; set local cairn.district_id = '${districtId}'`;
    await sql.raw(`begin${scope}`).execute(connection);
    try {
      const value = await ambient.run(store, work);
      // PostgreSQL answers "commit" after a failed statement by rolling back, without an error; "select" fails then,
      // so that work which swallowed that failure is not taken for saved.
      await sql.raw('select; commit').execute(connection);
      return value;
    } catch (error) {
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => undefined);
      throw error;
    } finally {
      store.ended = true;
    }
  });
  for (const hook of hooks) hook();
  return result;
}

function current(): Ambient {
  const store = ambient.getStore();
  if (store === undefined) throw new Error('No transaction is open: queries run inside inTransaction only.');
  // Its connection may serve another district by now.
  if (store.ended) throw new Error('The transaction has ended; something in it was not awaited.');
  return store;
}

/** The query builder of the open transaction. */
export function db(): Kysely<DB> {
  return current().db;
}

/** The district of the open transaction; an error where there is none. */
export function districtId(): string {
  const id = current().districtId;
  if (id === null) throw new Error('This transaction has no district.');
  return id;
}

/** Run after the commit, and not at all after a rollback. */
export function afterCommit(hook: () => void): void {
  current().afterCommit.push(hook);
}

/** Guard for work that must not hold a transaction open: hashing, mail, files, HTTP (law 12). */
export function assertOutsideTransaction(what: string): void {
  if (ambient.getStore() !== undefined) throw new Error(`${what} must not run inside a transaction.`);
}

/** Statements run so far in the open transaction, the frame's own excepted. */
export function statementCount(): number {
  return current().statements;
}

/** Logger of the query builder: counts towards the open transaction. */
export function countStatement(_event: LogEvent): void {
  const store = ambient.getStore();
  if (store !== undefined) store.statements += 1;
}
