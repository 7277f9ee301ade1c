import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

/** One person on one competency. */
export type Pair = { readonly personId: string; readonly competencyId: string };

export type FactRow = {
  id: string;
  evidence_id: string;
  person_id: string;
  competency_id: string;
  state: string;
  level: number | null;
  rater_id: string;
  happened_at: Date;
  entered_at: Date;
  corrects: string | null;
  kind: string;
  purpose: string;
  context_id: string | null;
};

/**
 * Hold the people's rows until the transaction ends, in the order of ids. Whoever derives a standing does
 * this before reading its facts, so that of two raters at the same moment the second sees the first's.
 * The lock lets rows that point at a person be written meanwhile.
 */
export async function lockPeople(personIds: readonly string[]): Promise<void> {
  await sql`
    select id from person where district_id = ${districtId()} and id = any(${[...personIds]}::uuid[])
    order by id for no key update`.execute(db());
}

/** The facts query: every rating of the asked pairs, corrected and withdrawn ones too. */
export function factsQuery(pairs: readonly Pair[]) {
  return sql<FactRow>`
    select r.id, r.evidence_id, r.person_id, r.competency_id, r.state, r.level, r.rater_id, r.happened_at,
      r.entered_at, r.corrects, e.kind, e.purpose, e.context_id
    from unnest(${pairs.map((pair) => pair.personId)}::uuid[], ${pairs.map((pair) => pair.competencyId)}::uuid[])
      as x(person_id, competency_id)
    join rating r on r.district_id = ${districtId()} and r.person_id = x.person_id and r.competency_id = x.competency_id
    join evidence e on e.district_id = ${districtId()} and e.id = r.evidence_id`;
}

export async function selectFacts(pairs: readonly Pair[]): Promise<FactRow[]> {
  return (await factsQuery(pairs).execute(db())).rows;
}

/** Every derived value of a row, as the replay compares it. Moments in ISO 8601. */
export type ProficiencyValues = {
  readonly level: number | null;
  readonly exact: number | null;
  readonly mastered: boolean;
  readonly achieved_at: string | null;
  readonly scored_count: number;
  readonly context_count: number;
  readonly sufficient: boolean;
  readonly last_state: string;
  readonly last_happened_at: string;
  readonly last_entered_at: string;
  readonly used_rating_ids: readonly string[];
};
export type ProficiencyRow = ProficiencyValues & {
  readonly person_id: string;
  readonly competency_id: string;
  readonly framework_id: string;
  readonly rule_id: string;
  readonly rule_version: number;
};

/** Write derived rows over what was there: one statement, whatever the number of rows. */
export async function upsertProficiency(rows: readonly ProficiencyRow[], now: Date): Promise<void> {
  await sql`
    insert into proficiency (district_id, person_id, competency_id, framework_id, level, exact, mastered, achieved_at,
      scored_count, context_count, sufficient, last_state, last_happened_at, last_entered_at, rule_id, rule_version,
      used_rating_ids, computed_at)
    select ${districtId()}::uuid, person_id, competency_id, framework_id, level, exact, mastered, achieved_at,
      scored_count, context_count, sufficient, last_state, last_happened_at, last_entered_at, rule_id, rule_version,
      used_rating_ids, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      person_id uuid, competency_id uuid, framework_id uuid, level numeric(2, 1), exact double precision,
      mastered boolean, achieved_at timestamptz, scored_count integer, context_count integer, sufficient boolean,
      last_state text, last_happened_at timestamptz, last_entered_at timestamptz, rule_id text, rule_version integer,
      used_rating_ids uuid[])
    on conflict (district_id, person_id, competency_id) do update set
      framework_id = excluded.framework_id, level = excluded.level, exact = excluded.exact,
      mastered = excluded.mastered, achieved_at = excluded.achieved_at, scored_count = excluded.scored_count,
      context_count = excluded.context_count, sufficient = excluded.sufficient, last_state = excluded.last_state,
      last_happened_at = excluded.last_happened_at, last_entered_at = excluded.last_entered_at,
      rule_id = excluded.rule_id, rule_version = excluded.rule_version, used_rating_ids = excluded.used_rating_ids,
      computed_at = excluded.computed_at`.execute(db());
}

/** Take away the derived rows of pairs without a rating that stands: no evidence is never a zero. */
export async function deleteProficiency(pairs: readonly Pair[]): Promise<void> {
  await sql`
    delete from proficiency p
    using unnest(${pairs.map((pair) => pair.personId)}::uuid[], ${pairs.map((pair) => pair.competencyId)}::uuid[])
      as x(person_id, competency_id)
    where p.district_id = ${districtId()} and p.person_id = x.person_id and p.competency_id = x.competency_id`.execute(
    db(),
  );
}

export type StoredProficiency = ProficiencyRow & { readonly definition: unknown };

/** Stored rows of pairs, each with the very rule that made it (law 7). */
export function storedQuery(pairs: readonly Pair[]) {
  return sql<
    Omit<StoredProficiency, 'achieved_at' | 'last_happened_at' | 'last_entered_at'> & {
      achieved_at: Date | null;
      last_happened_at: Date;
      last_entered_at: Date;
    }
  >`
    select p.person_id, p.competency_id, p.framework_id, p.level, p.exact, p.mastered, p.achieved_at, p.scored_count,
      p.context_count, p.sufficient, p.last_state, p.last_happened_at, p.last_entered_at, p.rule_id, p.rule_version,
      p.used_rating_ids, m.definition
    from unnest(${pairs.map((pair) => pair.personId)}::uuid[], ${pairs.map((pair) => pair.competencyId)}::uuid[])
      as x(person_id, competency_id)
    join proficiency p on p.district_id = ${districtId()} and p.person_id = x.person_id and p.competency_id = x.competency_id
    join mastery_rule m on m.district_id = ${districtId()} and m.id = p.rule_id and m.version = p.rule_version`;
}

export async function selectStored(pairs: readonly Pair[]): Promise<StoredProficiency[]> {
  const { rows } = await storedQuery(pairs).execute(db());
  return rows.map((row) => ({
    ...row,
    achieved_at: row.achieved_at?.toISOString() ?? null,
    last_happened_at: row.last_happened_at.toISOString(),
    last_entered_at: row.last_entered_at.toISOString(),
  }));
}

/**
 * Pairs to look at, from a person on in the order of ids: those with a stored row and those with ratings,
 * so that a row that is missing is found as well as one that is wrong.
 */
export async function selectSample(from: string, limit: number): Promise<Pair[]> {
  const { rows } = await sql<{ person_id: string; competency_id: string }>`
    (select person_id, competency_id from proficiency
      where district_id = ${districtId()} and person_id >= ${from} order by person_id, competency_id limit ${limit})
    union
    (select distinct person_id, competency_id from rating
      where district_id = ${districtId()} and person_id >= ${from} order by person_id, competency_id limit ${limit})
    order by person_id, competency_id limit ${limit}`.execute(db());
  return rows.map((row) => ({ personId: row.person_id, competencyId: row.competency_id }));
}
