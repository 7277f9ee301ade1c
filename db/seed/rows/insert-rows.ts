import { sql } from 'kysely';
import { db, districtId } from '../../../apps/server/src/platform/db/transaction.ts';

/** Rows in one statement: large enough that the round trip does not matter. */
const AT_ONCE = 5_000;

/**
 * Insert rows of the open transaction's district, a statement for each 5,000.
 * @param table a table of schema `cairn`
 * @param columns SQL type of each column that the rows carry; `hex` is a `bytea` written in hexadecimal
 * @param rows each with every one of these columns
 */
export async function insertRows<Column extends string>(
  table: string,
  columns: Readonly<Record<Column, string>>,
  rows: readonly Readonly<Record<Column, unknown>>[],
): Promise<void> {
  const described = Object.entries<string>(columns);
  const names = described.map(([name]) => name);
  const shape = described.map(([name, type]) => `${name} ${type === 'hex' ? 'text' : type}`);
  const values = described.map(([name, type]) => (type === 'hex' ? `decode(r.${name}, 'hex')` : `r.${name}`));
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await sql`
      insert into ${sql.table(table)} (district_id, ${sql.raw(names.join(', '))})
      select ${districtId()}::uuid, ${sql.raw(values.join(', '))}
      from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + AT_ONCE))}::jsonb) as r(${sql.raw(shape.join(', '))})`.execute(
      db(),
    );
  }
}
