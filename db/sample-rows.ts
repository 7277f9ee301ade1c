/** A minimal row for any table, from the catalogue: its columns' types and the closed values of its checks. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

type Column = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly choices: string[];
};

/** Where the first closed value contradicts another column's check. */
const EXCEPTIONS: Readonly<Record<string, string>> = { 'rating.state': 'missed' };

const SAMPLES: Readonly<Record<string, () => unknown>> = {
  uuid: () => randomUUID(),
  text: () => `text-${randomUUID()}`,
  bool: () => true,
  int2: () => 1,
  int4: () => 1,
  int8: () => 1,
  numeric: () => 1,
  float8: () => 1,
  date: () => '2026-01-05',
  timestamptz: () => '2026-01-05T12:00:00Z',
  jsonb: () => '{}',
  bytea: () => Buffer.from(randomUUID()),
};

/** Put one row of a district into a table as its owner, foreign keys aside. */
export async function plantRow(owner: pg.ClientBase, table: string, district: string): Promise<void> {
  const row = await sampleRow(owner, table, district);
  const columns = Object.keys(row);
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into cairn.${table} (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  );
  await owner.query('set session_replication_role = origin');
}

/**
 * Values for the columns that must have one.
 * @throws Error naming the column whose type has no sample yet
 */
export async function sampleRow(
  owner: pg.ClientBase,
  table: string,
  district: string,
): Promise<Record<string, unknown>> {
  const row: Record<string, unknown> = {};
  for (const { name, type, required, choices } of await columnsOf(owner, table)) {
    if (name === 'district_id') row[name] = district;
    else if (required) row[name] = EXCEPTIONS[`${table}.${name}`] ?? choices[0] ?? sample(table, name, type);
  }
  return row;
}

function sample(table: string, name: string, type: string): unknown {
  if (type.startsWith('_')) return [];
  const make = SAMPLES[type];
  if (make === undefined) throw new Error(`There is no sample for cairn.${table}.${name} of type ${type}.`);
  return make();
}

async function columnsOf(owner: pg.ClientBase, table: string): Promise<Column[]> {
  const { rows } = await owner.query<Omit<Column, 'choices'> & { check: string | null }>(
    `select a.attname as name, t.typname as type, a.attnotnull and not a.atthasdef as required,
       (select pg_get_constraintdef(k.oid) from pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as check
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = format('cairn.%I', $1::text)::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table],
  );
  return rows.map(({ check, ...column }) => ({ ...column, choices: closedValues(check) }));
}

/** The literals of \`kind = ANY (ARRAY['a'::text, ...])\` or \`kind = 'a'::text\`; none for any other check. */
function closedValues(check: string | null): string[] {
  if (check === null || !/(?:= ANY \(+ARRAY\[|\(\w+ = ')/.test(check)) return [];
  return [...check.matchAll(/'([^']+)'::text/g)].map(([, literal]) => literal ?? '');
}
