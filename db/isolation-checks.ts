/** Law 5 as behaviour: what the serving login can do to another district's rows, table by table. */
import type pg from 'pg';
import { sampleRow } from './sample-rows.ts';

type Outcome = { readonly rows: number } | { readonly refused: string };
/** Insufficient privilege: what row-level security and missing grants both answer. */
const DENIED = '42501';

/**
 * Try everything on one table as the serving login. The table holds at least one row of each district.
 * @returns a sentence for each thing that should not have been possible
 */
export async function checkIsolation(
  serving: pg.Client,
  owner: pg.Client,
  table: string,
  [mine, other]: readonly [mine: string, other: string],
): Promise<string[]> {
  const name = `cairn.${table}`;
  const problems: string[] = [];
  const expectRows = (what: string, outcome: Outcome, rows: (count: number) => boolean): void => {
    const fine = 'rows' in outcome ? rows(outcome.rows) : outcome.refused === DENIED;
    if (!fine) problems.push(`${table}: ${what} gave ${JSON.stringify(outcome)}`);
  };
  const none = (count: number): boolean => count === 0;
  const scopes: [string, string | null][] = [
    ['another district', mine],
    ['no district', null],
    ['an empty district', ''],
  ];
  for (const [scope, id] of scopes) {
    const attempt = (text: string, values: unknown[] = []): Promise<Outcome> =>
      tryAs(serving, id, text, values);
    expectRows(
      `reading with ${scope} set`,
      await attempt(`select from ${name} where district_id = $1`, [other]),
      none,
    );
    expectRows(
      `updating with ${scope} set`,
      await attempt(`update ${name} set district_id = district_id where district_id = $1`, [other]),
      none,
    );
    expectRows(
      `deleting with ${scope} set`,
      await attempt(`delete from ${name} where district_id = $1`, [other]),
      none,
    );
    const row = await sampleRow(owner, table, other);
    const columns = Object.keys(row);
    const places = columns.map((_, at) => `$${at + 1}`).join(', ');
    const insert = `insert into ${name} (${columns.map((column) => `"${column}"`).join(', ')}) values (${places})`;
    expectRows(`inserting with ${scope} set`, await attempt(insert, Object.values(row)), () => false);
  }
  expectRows('reading all', await tryAs(serving, null, `select from ${name}`), none);
  expectRows(
    'moving a row away',
    await tryAs(serving, mine, `update ${name} set district_id = $1`, [other]),
    () => false,
  );
  const own = await tryAs(serving, mine, `select from ${name}`);
  if (!('rows' in own) || own.rows !== 1)
    problems.push(`${table}: the own district's row gave ${JSON.stringify(own)}`);
  return problems;
}

/** Run one statement in a transaction of its own that is rolled back. */
async function tryAs(
  client: pg.Client,
  district: string | null,
  text: string,
  values: unknown[] = [],
): Promise<Outcome> {
  await client.query('begin');
  try {
    if (district !== null) await client.query(`select set_config('cairn.district_id', $1, true)`, [district]);
    const { rowCount } = await client.query(text, values);
    return { rows: rowCount ?? 0 };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { refused: String(error.code) };
    throw error;
  } finally {
    await client.query('rollback');
  }
}
