import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PlannedGuard, PlannedRow } from '../import/roster-plan.ts';
import { guardSourceId } from './deactivate-rows.ts';
import { chunksOf, type Tally } from './upsert-rows.ts';

/** Put organisations or sessions below their parents; rows that stand right are not touched. */
export async function linkParents(
  table: 'org' | 'academic_session',
  rows: readonly PlannedRow[],
  now: Date,
): Promise<void> {
  const given = JSON.stringify(rows.map(({ source_id, parent }) => ({ source_id, parent })));
  await sql`
    update ${sql.table(table)} t set parent_id = p.id, updated_at = ${now}
    from jsonb_to_recordset(${given}::jsonb) as g(source_id text, parent text)
    left join ${sql.table(table)} p on p.district_id = ${districtId()} and p.source_id = g.parent
    where t.district_id = ${districtId()} and t.source_id = g.source_id
      and t.parent_id is distinct from p.id`.execute(db());
}

/** Make the sessions of the given classes exactly those named. */
export async function linkClassSessions(classes: readonly PlannedRow[]): Promise<void> {
  for (const chunk of chunksOf(classes)) {
    const given = JSON.stringify(chunk.map(({ source_id, sessions }) => ({ source_id, sessions })));
    await sql`
      with given as (
        select c.id as class_id, s.id as session_id
        from jsonb_to_recordset(${given}::jsonb) as g(source_id text, sessions text[])
        cross join lateral unnest(g.sessions) as named(id)
        join class c on c.district_id = ${districtId()} and c.source_id = g.source_id
        join academic_session s on s.district_id = ${districtId()} and s.source_id = named.id
      ), gone as (
        delete from class_session t
        where t.district_id = ${districtId()} and t.class_id in (select class_id from given)
          and not exists (select from given g where g.class_id = t.class_id and g.session_id = t.session_id)
      )
      insert into class_session (district_id, class_id, session_id)
      select distinct ${districtId()}::uuid, class_id, session_id from given
      on conflict do nothing`.execute(db());
  }
}

/**
 * Make or bring back guardian links. A link that a person made or took over (it has no source id) is left as it is,
 * also when it is switched off: a roster must not reopen a record that somebody closed.
 */
export async function upsertGuards(guards: readonly PlannedGuard[], now: Date): Promise<void> {
  for (const chunk of chunksOf(guards)) {
    const given = JSON.stringify(
      chunk.map((guard) => ({ ...guard, id: newId(now), source_id: guardSourceId(guard) })),
    );
    await sql`
      insert into relation (district_id, id, source_id, kind, from_person, to_person, active, created_at, updated_at)
      select ${districtId()}, g.id, g.source_id, 'guards', f.id, t.id, true, ${now}, ${now}
      from jsonb_to_recordset(${given}::jsonb) as g(id uuid, source_id text, guardian text, learner text)
      join person f on f.district_id = ${districtId()} and f.source_id = g.guardian
      join person t on t.district_id = ${districtId()} and t.source_id = g.learner
      where not exists (
        select from relation r
        where r.district_id = ${districtId()} and r.kind = 'guards' and r.from_person = f.id and r.to_person = t.id
          and (r.active or r.source_id is null))
      on conflict (district_id, kind, from_person, to_person)
        do update set active = true, updated_at = excluded.updated_at`.execute(db());
  }
}

/** As `upsertRows` for demographics, whose key is the person they describe. */
export async function upsertDemographics(rows: readonly PlannedRow[], now: Date): Promise<Tally> {
  const total = { created: 0, updated: 0, unchanged: 0 };
  for (const chunk of chunksOf(rows)) {
    const { rows: tallies } = await sql<Tally>`
      with standing as (
        select p.id as person_id, g.*, t.person_id as known,
          t.active and t.source_digest is not distinct from g.source_digest as same
        from jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb)
          as g(source_id text, source_digest bytea, birth_date date, sex text, facts jsonb)
        join person p on p.district_id = ${districtId()} and p.source_id = g.source_id
        left join person_demographics t on t.district_id = ${districtId()} and t.person_id = p.id
      ), written as (
        insert into person_demographics (district_id, person_id, birth_date, sex, facts, active, source_digest, updated_at)
        select ${districtId()}, person_id, birth_date, sex, facts, true, source_digest, ${now}::timestamptz
        from standing where same is not true
        on conflict (district_id, person_id) do update set birth_date = excluded.birth_date, sex = excluded.sex,
          facts = excluded.facts, active = true, source_digest = excluded.source_digest, updated_at = excluded.updated_at
      )
      select count(*) filter (where known is null) as created, count(*) filter (where known is not null and not same) as updated,
        count(*) filter (where same) as unchanged
      from standing`.execute(db());
    const tally = tallies[0] ?? { created: 0, updated: 0, unchanged: 0 };
    total.created += tally.created;
    total.updated += tally.updated;
    total.unchanged += tally.unchanged;
  }
  return total;
}
