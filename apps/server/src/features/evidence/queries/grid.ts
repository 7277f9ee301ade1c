import type { Locale } from '@cairn/contract';
import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';
import type { CompetencyRow } from './competency.ts';
import type { PersonName } from './pieces.ts';

/** Days for which an ended enrolment still shows: as long as its teacher may finish rating. */
const DAYS_AFTER = 30;

export type GridClass = { title: string; subjects: string[]; grades: string[] };

/** A class with its subjects and grades; where it names none, its course's. */
export async function selectGridClass(classId: string): Promise<GridClass> {
  const { rows } = await sql<GridClass>`
    select c.title,
      case when cardinality(c.subjects) > 0 then c.subjects else coalesce(k.subjects, '{}') end as subjects,
      case when cardinality(c.grades) > 0 then c.grades else coalesce(k.grades, '{}') end as grades
    from class c left join course k on k.district_id = c.district_id and k.id = c.course_id
    where c.district_id = ${districtId()} and c.id = ${classId}`.execute(db());
  const row = rows[0];
  if (row === undefined) throw new Error('The class was there when it was loaded.');
  return row;
}

/**
 * The learners of a class today, and those whose enrolment ended within 30 days; each once. From the class to its
 * people: asked the other way round, every person of the district is looked at.
 */
export async function selectGridLearners(classId: string, now: Date): Promise<PersonName[]> {
  const { rows } = await sql<PersonName>`
    select p.id, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name
    from (
      select distinct e.person_id
      from platform.district d
      cross join lateral (select (${now}::timestamptz at time zone d.time_zone)::date as day) today
      join enrollment e on e.district_id = ${districtId()} and e.class_id = ${classId}
      where d.id = ${districtId()} and e.role = 'learner' and e.active
        and coalesce(e.starts_on, '-infinity') <= today.day
        and coalesce(e.ends_on, 'infinity') >= today.day - ${DAYS_AFTER}::int
    ) learns
    join person p on p.district_id = ${districtId()} and p.id = learns.person_id
    where p.active`.execute(db());
  return rows;
}

export type CellRow = {
  person_id: string;
  competency_id: string;
  level: number | null;
  mastered: boolean;
  achieved_at: Date | null;
  scored_count: number;
  sufficient: boolean;
  last_state: string;
  last_happened_at: Date;
  rating_id: string | null;
  comment: string | null;
};

/** Where people stand on competencies, each with its latest rating that stands: the one that an undo takes back. */
export async function selectCells(
  personIds: readonly string[],
  competencyIds: readonly string[],
): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`
    select p.person_id, p.competency_id, p.level, p.mastered, p.achieved_at, p.scored_count, p.sufficient,
      p.last_state, p.last_happened_at, latest.id as rating_id, t.comment
    from unnest(${[...personIds]}::uuid[]) as who(id)
    cross join unnest(${[...competencyIds]}::uuid[]) as what(id)
    join proficiency p on p.district_id = ${districtId()} and p.person_id = who.id and p.competency_id = what.id
    left join lateral (
      select r.id from rating r
      where r.district_id = ${districtId()} and r.person_id = p.person_id and r.competency_id = p.competency_id
        and r.state <> 'withdrawn'
        and not exists (select from rating n where n.district_id = r.district_id and n.corrects = r.id)
      order by r.happened_at desc, r.entered_at desc, r.id desc limit 1
    ) latest on true
    left join rating_payload t on t.district_id = ${districtId()} and t.rating_id = latest.id`.execute(db());
  return rows;
}

/** The district's names for kinds of work, in alphabetical order. */
export async function selectContextLabels(most: number): Promise<string[]> {
  const { rows } = await sql<{ label: string }>`
    select label from work_context where district_id = ${districtId()} order by lower(label) limit ${most}`.execute(
    db(),
  );
  return rows.map(({ label }) => label);
}

export type OfferedRow = CompetencyRow & {
  framework_title: string;
  framework_translations: unknown;
  fit: number;
};
export type Offer = {
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  /** Part of a code or of a title, the framework's own or in this language; empty for all. */
  readonly q: string;
  readonly locale: Locale;
  /** Only those that fit the subject. */
  readonly fitting: boolean;
  readonly offset: number;
  readonly limit: number;
};

/**
 * Competencies that can be rated, in the order to offer them: fit 0 where a subject of the framework is one of
 * the class's (capitals aside) and a grade is shared, 1 where the subject is, 2 for all others; then by
 * framework and in the order of its tree.
 */
export async function selectOffered(offer: Offer): Promise<OfferedRow[]> {
  const { rows } = await sql<OfferedRow>`
    with fitting as (
      select f.id, f.title, f.translations, exists (
        select from unnest(f.subjects) s(name)
        where lower(s.name) in (select lower(x) from unnest(${[...offer.subjects]}::text[]) x)) as same_subject
      from framework f where f.district_id = ${districtId()} and f.active
    ), ranked as (
      select c.id, c.framework_id, c.code, c.title, c.statement, c.band_label, c.translations, c.position,
        f.title as framework_title, f.translations as framework_translations,
        case when f.same_subject and c.grades && ${[...offer.grades]}::text[] then 0
          when f.same_subject then 1 else 2 end as fit
      from fitting f join competency c on c.district_id = ${districtId()} and c.framework_id = f.id
      where c.active and c.rateable
        and (${offer.q} = '' or strpos(lower(concat_ws(' ', c.code, c.title,
          c.translations #>> array[${offer.locale}::text, 'title'])), lower(${offer.q})) > 0)
    )
    select * from ranked where fit < ${offer.fitting ? 2 : 3}::int
    order by fit, lower(framework_title), framework_id, position, id
    offset ${offer.offset}::bigint limit ${offer.limit}::int`.execute(db());
  return rows;
}
