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

/** What is begun and not mastered, narrow: a class may hold tens of thousands of these, a list shows a few. */
function begun(more: RawBuilder<unknown>): RawBuilder<unknown> {
  // The frameworks' few hundred competencies are hashed instead of looked up for each row, and each learner's rows
  // are read once, whatever the number of frameworks.
  return sql`offered as materialized (
      select c.id from competency c
      where c.district_id = ${districtId()} and c.framework_id in (select framework_id from seats) and c.active and c.rateable
    ), sitting as (
      select person_id, array_agg(framework_id) as frameworks from seats group by person_id
    ), begun as (
      select p.person_id, p.competency_id, p.level, p.last_happened_at
      from sitting s
      join proficiency p on p.district_id = ${districtId()} and p.person_id = s.person_id and p.framework_id = any(s.frameworks)
      where not p.mastered and ${more} and p.competency_id in (select id from offered)
    )`;
}

/** Names, texts and standing of the lines that were chosen as `b`. */
const lineColumns = sql`s.class_id, b.person_id, n.given_name, n.family_name, n.preferred_given_name,
  n.preferred_family_name, b.competency_id, c.framework_id, c.code, c.title, c.translations, c.band_label,
  p.level, p.mastered, p.achieved_at, p.scored_count, p.sufficient, p.last_state, p.last_happened_at`;
const lineTables = (): RawBuilder<unknown> => sql`
  join proficiency p on p.district_id = ${districtId()} and p.person_id = b.person_id and p.competency_id = b.competency_id
  join person n on n.district_id = p.district_id and n.id = p.person_id
  join competency c on c.district_id = p.district_id and c.id = p.competency_id
  join seats s on s.person_id = p.person_id and s.framework_id = p.framework_id`;

/** Below this level one more score cannot be expected to settle anything; the exact question is asked of the facts. */
const CANDIDATE_LEVEL = 2;
const CANDIDATES = 60;
const CANDIDATES_EACH = 3;

/** Begun competencies that may be ready to be shown, best first: at most three of a learner, 60 in all. */
export async function selectReadyCandidates(scope: TodayScope): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    with ${seats(scope)}, ${begun(sql`p.scored_count > 0 and p.level >= ${CANDIDATE_LEVEL}`)}, ranked as (
      select *, row_number() over (
        partition by person_id order by level desc, last_happened_at desc, competency_id) as place
      from begun
    ), b as (
      select * from ranked where place <= ${CANDIDATES_EACH}
      order by level desc, last_happened_at desc, person_id, competency_id
      limit ${CANDIDATES}
    )
    select ${lineColumns}, f.rule_id, f.rule_version, r.definition as rule
    from b ${lineTables()}
    join framework f on f.district_id = c.district_id and f.id = c.framework_id
    join mastery_rule r on r.district_id = f.district_id and r.id = f.rule_id and r.version = f.rule_version
    order by b.level desc, b.last_happened_at desc, b.person_id, b.competency_id`.execute(db());
  return rows;
}

/** Begun and unmastered without new evidence since `before`: one line a learner, the longest wait first. */
export async function selectQuiet(scope: TodayScope, before: Date, most: number): Promise<BegunRow[]> {
  const waiting = sql`(p.scored_count > 0 or p.last_state = 'in_progress') and p.last_happened_at <= ${before}`;
  const { rows } = await sql<BegunRow>`
    with ${seats(scope)}, ${begun(waiting)}, waiting as (
      select distinct on (person_id) * from begun
      order by person_id, level desc nulls last, last_happened_at, competency_id
    ), b as (select * from waiting order by last_happened_at, person_id limit ${most})
    select ${lineColumns}
    from b ${lineTables()}
    order by b.last_happened_at, b.person_id`.execute(db());
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
