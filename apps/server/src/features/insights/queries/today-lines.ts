import { type RawBuilder, sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

/** Which learners are looked at: those of these classes, on this day. */
export type TodayScope = {
  readonly classIds: readonly string[];
  readonly day: string;
  readonly now: Date;
};

export type NameColumns = {
  person_id: string;
  given_name: string;
  family_name: string;
  preferred_given_name: string | null;
  preferred_family_name: string | null;
};
export type CompetencyColumns = {
  competency_id: string;
  framework_id: string;
  code: string | null;
  title: string;
  translations: unknown;
  band_label: string | null;
};
export type StandingColumns = {
  level: number | null;
  mastered: boolean;
  achieved_at: Date | null;
  scored_count: number;
  sufficient: boolean;
  last_state: string;
  last_happened_at: Date;
};
export type BegunRow = NameColumns & CompetencyColumns & StandingColumns & { class_id: string };
export type CandidateRow = BegunRow & { rule_id: string; rule_version: number; rule: unknown };

/**
 * `seats`: each learner with each framework that is a class's own, and the class it is looked at from. A framework
 * is a class's own when they share a subject; one of the two without any subject fits too, but comes second.
 */
function seats({ classIds, day }: TodayScope): RawBuilder<unknown> {
  return sql`classes as (
      select c.id, case when cardinality(c.subjects) > 0 then c.subjects else coalesce(k.subjects, '{}') end as subjects
      from class c left join course k on k.district_id = c.district_id and k.id = c.course_id
      where c.district_id = ${districtId()} and c.id = any(${[...classIds]}::uuid[])
    ), fits as (
      select c.id as class_id, f.id as framework_id, shared.subject
      from classes c
      cross join framework f
      cross join lateral (select exists (
        select from unnest(c.subjects) a join unnest(f.subjects) b on lower(a) = lower(b)) as subject) shared
      where f.district_id = ${districtId()} and f.active
        and (shared.subject or cardinality(c.subjects) = 0 or cardinality(f.subjects) = 0)
    ), learners as (
      select e.class_id, e.person_id, min(coalesce(e.starts_on, c.starts_on)) as since
      from enrollment e
      join class c on c.district_id = e.district_id and c.id = e.class_id
      join person p on p.district_id = e.district_id and p.id = e.person_id and p.active
      where e.district_id = ${districtId()} and e.class_id = any(${[...classIds]}::uuid[])
        and e.role = 'learner' and e.active
        and coalesce(e.starts_on, '-infinity') <= ${day}::date and coalesce(e.ends_on, 'infinity') >= ${day}::date
      group by e.class_id, e.person_id
    ), seats as (
      select distinct on (l.person_id, f.framework_id) l.person_id, f.framework_id, l.class_id
      from learners l join fits f on f.class_id = l.class_id
      order by l.person_id, f.framework_id, f.subject desc, l.class_id
    )`;
}

const begunColumns = sql`p.person_id, n.given_name, n.family_name, n.preferred_given_name, n.preferred_family_name,
  p.competency_id, p.framework_id, c.code, c.title, c.translations, c.band_label, s.class_id,
  p.level, p.mastered, p.achieved_at, p.scored_count, p.sufficient, p.last_state, p.last_happened_at`;
/** The seats' begun competencies with names; each learner is read by the primary key of the derived table. */
function begunTables(): RawBuilder<unknown> {
  return sql`seats s
      join proficiency p on p.district_id = ${districtId()} and p.person_id = s.person_id and p.framework_id = s.framework_id
      join person n on n.district_id = p.district_id and n.id = p.person_id
      join competency c on c.district_id = p.district_id and c.id = p.competency_id and c.active and c.rateable`;
}

/** Below this level one more score cannot be expected to settle anything; the exact question is asked of the facts. */
const CANDIDATE_LEVEL = 2;
const CANDIDATES = 60;
const CANDIDATES_EACH = 3;

/** Begun competencies that may be ready to be shown, best first: at most three of a learner, 60 in all. */
export async function selectReadyCandidates(scope: TodayScope): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    with ${seats(scope)}, begun as (
      select ${begunColumns}, row_number() over (
        partition by p.person_id order by p.level desc, p.last_happened_at desc, p.competency_id) as place
      from ${begunTables()}
      where not p.mastered and p.scored_count > 0 and p.level >= ${CANDIDATE_LEVEL}
    )
    select b.*, f.rule_id, f.rule_version, r.definition as rule
    from begun b
    join framework f on f.district_id = ${districtId()} and f.id = b.framework_id
    join mastery_rule r on r.district_id = f.district_id and r.id = f.rule_id and r.version = f.rule_version
    where b.place <= ${CANDIDATES_EACH}
    order by b.level desc, b.last_happened_at desc, b.person_id, b.competency_id
    limit ${CANDIDATES}`.execute(db());
  return rows;
}

/** Begun and unmastered without new evidence since `before`: one line a learner, the longest wait first. */
export async function selectQuiet(scope: TodayScope, before: Date, most: number): Promise<BegunRow[]> {
  const { rows } = await sql<BegunRow>`
    with ${seats(scope)}, waiting as (
      select distinct on (p.person_id) ${begunColumns}
      from ${begunTables()}
      where not p.mastered and (p.scored_count > 0 or p.last_state = 'in_progress') and p.last_happened_at <= ${before}
      order by p.person_id, p.level desc nulls last, p.last_happened_at, p.competency_id
    )
    select * from waiting order by last_happened_at, person_id limit ${most}`.execute(db());
  return rows;
}

export type UnseenRow = NameColumns & { class_id: string; last_at: Date | null; since: string | null };

/** Learners without evidence since `after` in any framework of their class's subject; those never seen first. */
export async function selectUnseen(scope: TodayScope, after: Date, most: number): Promise<UnseenRow[]> {
  const { rows } = await sql<UnseenRow>`
    with ${seats(scope)}, seen as (
      select l.person_id, l.class_id, min(l.since) as since, max(p.last_happened_at) as last_at
      from learners l
      join fits f on f.class_id = l.class_id and f.subject
      left join proficiency p on p.district_id = ${districtId()} and p.person_id = l.person_id and p.framework_id = f.framework_id
      group by l.person_id, l.class_id
    ), unseen as (
      select distinct on (person_id) * from seen
      where last_at is null or last_at < ${after}
      order by person_id, last_at nulls first, class_id
    )
    select u.*, n.given_name, n.family_name, n.preferred_given_name, n.preferred_family_name
    from unseen u join person n on n.district_id = ${districtId()} and n.id = u.person_id
    order by u.last_at nulls first, n.family_name, n.given_name, u.person_id
    limit ${most}`.execute(db());
  return rows;
}
