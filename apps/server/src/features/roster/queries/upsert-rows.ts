import { type RawBuilder, sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PlannedRow } from '../import/roster-plan.ts';
import type { RosterTable } from './roster-tables.ts';

/** Rows per statement: many, because each statement reads the district's rows once, yet some megabytes of text at most. */
export const CHUNK = 10_000;

export type Tally = { readonly created: number; readonly updated: number; readonly unchanged: number };

/** Rows in pieces of at most {@link CHUNK}. */
export function chunksOf<T>(rows: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, at) =>
    rows.slice(at * CHUNK, (at + 1) * CHUNK),
  );
}

/**
 * Write rows by their source id: new ones are made, changed or deactivated ones are updated and active again, and a
 * row whose digest is the stored one is not touched, not even locked. References are resolved by source id.
 * @throws when a reference names nothing, which the reader of the package has ruled out
 */
export async function upsertRows(table: RosterTable, rows: readonly PlannedRow[], now: Date): Promise<Tally> {
  const total = { created: 0, updated: 0, unchanged: 0 };
  for (const chunk of chunksOf(rows)) {
    const tally = await upsertChunk(table, chunk, now);
    total.created += tally.created;
    total.updated += tally.updated;
    total.unchanged += tally.unchanged;
  }
  if (total.created + total.updated + total.unchanged !== rows.length)
    throw new Error(`Some rows for ${table.name} point to records that are not there.`);
  return total;
}

async function upsertChunk(table: RosterTable, rows: readonly PlannedRow[], now: Date): Promise<Tally> {
  const given = JSON.stringify(rows.map((row) => ({ ...row, id: newId(now) })));
  const target = sql.table(table.name);
  const { rows: tallies } = await sql<Tally>`
    with given as (
      select * from jsonb_to_recordset(${given}::jsonb) as g(${shapeOf(table)})
    ), standing as (
      select ${selected(table)}, t.id as known, t.active and t.source_digest is not distinct from g.source_digest as same
      from given g ${joins(table)}
      left join ${target} t on t.district_id = ${districtId()} and t.source_id = g.source_id
    ), written as (
      insert into ${target} (district_id, active, created_at, updated_at, ${names(table)})
      select ${districtId()}, true, ${now}::timestamptz, ${now}::timestamptz, ${names(table)}
      from standing where same is not true
      on conflict (district_id, source_id) do update set ${assignments(table)}
    )
    select count(*) filter (where known is null) as created, count(*) filter (where known is not null and not same) as updated,
      count(*) filter (where same) as unchanged
    from standing`.execute(db());
  return tallies[0] ?? { created: 0, updated: 0, unchanged: 0 };
}

// The fragments below are made of the table descriptions only, never of what a file says.

const owned = (table: RosterTable): string[] => [
  'source_id',
  'source_digest',
  ...Object.keys(table.columns),
  ...Object.keys(table.references),
];

const shapeOf = (table: RosterTable): RawBuilder<unknown> =>
  sql.raw(
    [
      'id uuid, source_id text, source_digest bytea',
      ...Object.entries(table.columns).map(([name, type]) => `${name} ${type}`),
      ...Object.keys(table.references).map((name) => `${name} text`),
    ].join(', '),
  );

const selected = (table: RosterTable): RawBuilder<unknown> =>
  sql.raw(
    [
      ...['id', 'source_id', 'source_digest', ...Object.keys(table.columns)].map((name) => `g.${name}`),
      ...Object.keys(table.references).map((name) => `to_${name}.id as ${name}`),
    ].join(', '),
  );

const joins = (table: RosterTable): RawBuilder<unknown> =>
  sql.join(
    Object.entries(table.references).map(
      ([name, to]) => sql`join ${sql.table(to)} ${sql.ref(`to_${name}`)}
        on ${sql.ref(`to_${name}.district_id`)} = ${districtId()} and ${sql.ref(`to_${name}.source_id`)} = ${sql.ref(`g.${name}`)}`,
    ),
    sql` `,
  );

const names = (table: RosterTable): RawBuilder<unknown> => sql.raw(['id', ...owned(table)].join(', '));

const assignments = (table: RosterTable): RawBuilder<unknown> =>
  sql.raw(
    [
      ...owned(table).map((name) => `${name} = excluded.${name}`),
      'active = true, updated_at = excluded.updated_at',
      ...(table.versioned === true ? [`version = ${table.name}.version + 1`] : []),
    ].join(', '),
  );
