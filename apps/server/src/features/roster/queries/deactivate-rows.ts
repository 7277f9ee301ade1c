import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';
import type { PlannedGuard } from '../import/roster-plan.ts';
import type { RosterTable } from './roster-tables.ts';

/**
 * Deactivate the rows that an earlier roster brought and this one no longer names (OneRoster 1.2 CSV binding, bulk
 * files). Rows that people made here have no source id and stay. Nothing is ever deleted.
 * @returns how many were active until now
 */
export async function deactivateMissing(
  table: RosterTable,
  seen: readonly string[],
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    with gone as (
      update ${sql.table(table.name)} t set active = false, updated_at = ${now}
      where t.district_id = ${districtId()} and t.active and t.source_id is not null
        and not exists (select from unnest(${[...seen]}::text[]) as seen(id) where seen.id = t.source_id)
      returning 1
    ) select count(*) as gone from gone`.execute(db());
  return rows[0]?.gone ?? 0;
}

/** As {@link deactivateMissing} for demographics, which go by their person's source id. */
export async function deactivateMissingDemographics(seen: readonly string[], now: Date): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    with gone as (
      update person_demographics t set active = false, updated_at = ${now}
      from person p
      where t.district_id = ${districtId()} and t.active and t.source_digest is not null
        and p.district_id = t.district_id and p.id = t.person_id
        and not exists (select from unnest(${[...seen]}::text[]) as seen(id) where seen.id = p.source_id)
      returning 1
    ) select count(*) as gone from gone`.execute(db());
  return rows[0]?.gone ?? 0;
}

/** Deactivate the guardian links that an earlier roster brought and this one no longer names. */
export async function deactivateMissingGuards(seen: readonly PlannedGuard[], now: Date): Promise<void> {
  await sql`
    update relation t set active = false, updated_at = ${now}
    where t.district_id = ${districtId()} and t.kind = 'guards' and t.active and t.source_id is not null
      and not exists (
        select from unnest(${seen.map(guardSourceId)}::text[]) as seen(id) where seen.id = t.source_id)`.execute(
    db(),
  );
}

/** The source id of a guardian link; a link without one was made or taken over by a person and is left alone. */
export const guardSourceId = ({ guardian, learner }: PlannedGuard): string => `agent:${learner}:${guardian}`;
