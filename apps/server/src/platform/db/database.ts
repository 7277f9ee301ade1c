import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openPool } from './pool.ts';
import type { DB } from './schema.gen.ts';
import { countStatement } from './transaction.ts';

/** Dates without a time stay `YYYY-MM-DD`; counts and levels become numbers. */
const { builtins } = pg.types;
pg.types.setTypeParser(builtins.DATE, (text) => text);
pg.types.setTypeParser(builtins.INT8, Number);
pg.types.setTypeParser(builtins.NUMERIC, Number);

/** The pool of the serving login and its typed query builder. One per process. */
export type Database = {
  readonly pool: pg.Pool;
  readonly kysely: Kysely<DB>;
  readonly close: () => Promise<void>;
};

/**
 * Open the pool of the serving login.
 * @param url address of the database for the login that owns nothing
 * @param max most connections at once
 */
export function openDatabase(url: string, max = 10): Database {
  const pool = openPool({
    connectionString: url,
    max,
    options: '-c search_path=cairn,public -c timezone=UTC',
  });
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), log: countStatement });
  return { pool, kysely, close: () => kysely.destroy() };
}
