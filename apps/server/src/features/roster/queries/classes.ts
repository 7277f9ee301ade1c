import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';
import { DAYS_AFTER_CLASS } from '../access.ts';
import type { ClassCursor } from '../cursor.ts';

export type ClassRow = {
  readonly id: string;
  readonly title: string;
  readonly code: string | null;
  readonly school_id: string;
  readonly school_name: string;
  readonly subjects: string[];
  readonly grades: string[];
  readonly periods: string[];
  readonly location: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly current: boolean;
  readonly learner_count: number;
};

/** The district's day, and whether a class still counts on it: to the end of the time for late ratings. */
const today = (now: Date) => sql`
  join platform.district d on d.id = c.district_id
  cross join lateral (select (${now}::timestamptz at time zone d.time_zone)::date as day) today
  cross join lateral (select coalesce(c.starts_on, '-infinity') <= today.day
    and coalesce(c.ends_on, 'infinity') >= today.day - ${DAYS_AFTER_CLASS}::int as current) stands`;

/**
 * The day on which the members of a class are counted: today within the class, its first day before it begins and
 * its last day after it ended. Who moved out during the class is not among them.
 */
const memberDay = sql`greatest(least(today.day, coalesce(c.ends_on, 'infinity')), coalesce(c.starts_on, '-infinity'))`;

const isMember = sql`e.district_id = c.district_id and e.class_id = c.id and e.active
  and coalesce(e.starts_on, '-infinity') <= ${memberDay} and coalesce(e.ends_on, 'infinity') >= ${memberDay}`;

const card = sql`c.id, c.title, c.code, o.id as school_id, o.name as school_name, c.subjects, c.grades, c.periods,
  c.location, c.starts_on, c.ends_on, stands.current,
  (select count(distinct e.person_id) from enrollment e
    join person p on p.district_id = e.district_id and p.id = e.person_id and p.active
    where ${isMember} and e.role = 'learner') as learner_count`;

export type ClassSearch = {
  readonly personId: string;
  /** Organisations whose classes are listed beside the own ones; null for all of the district. */
  readonly ledOrgIds: readonly string[] | null;
  readonly schoolId: string | null;
  /** Also classes that are over or yet to come. */
  readonly all: boolean;
  readonly after: ClassCursor | null;
  readonly limit: number;
  readonly now: Date;
};

/** Classes that a person teaches (also as a substitute today) or leads, by title. One statement. */
export async function selectClasses(search: ClassSearch): Promise<ClassRow[]> {
  const { personId, ledOrgIds, after } = search;
  const { rows } = await sql<ClassRow>`
    select ${card}
    from class c
    join org o on o.district_id = c.district_id and o.id = c.org_id
    ${today(search.now)}
    where c.district_id = ${districtId()} and c.active
      and (${search.all}::boolean or stands.current)
      and (${search.schoolId}::uuid is null or c.org_id = ${search.schoolId}::uuid)
      and (${after?.id ?? null}::uuid is null
        or (c.title, c.id) > (${after?.title ?? null}::text, ${after?.id ?? null}::uuid))
      and (${ledOrgIds === null}::boolean or c.org_id = any(${[...(ledOrgIds ?? [])]}::uuid[]) or c.id in (
        select e.class_id from enrollment e
        where e.district_id = ${districtId()} and e.active
          and (${search.all}::boolean or coalesce(e.starts_on, c.starts_on, '-infinity') <= today.day
            and coalesce(e.ends_on, c.ends_on, 'infinity') >= today.day - ${DAYS_AFTER_CLASS}::int)
          and (e.role in ('facilitator', 'aide') and e.person_id = ${personId}
            or e.role = 'facilitator' and e.person_id in (
              select s.to_person from relation s
              where s.district_id = ${districtId()} and s.kind = 'substitutes_for' and s.from_person = ${personId}
                and s.active and s.starts_on <= today.day and s.ends_on >= today.day))))
    order by c.title, c.id
    limit ${search.limit}`.execute(db());
  return rows;
}

/** One class of the open district with its head count. */
export async function selectClass(classId: string, now: Date): Promise<ClassRow> {
  const { rows } = await sql<ClassRow>`
    select ${card} from class c
    join org o on o.district_id = c.district_id and o.id = c.org_id
    ${today(now)}
    where c.district_id = ${districtId()} and c.id = ${classId}`.execute(db());
  const row = rows[0];
  if (row === undefined) throw new Error('The class was loaded before and cannot be gone.');
  return row;
}

export type ClassMemberRow = {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly preferred_given_name: string | null;
  readonly preferred_family_name: string | null;
  readonly grade: string | null;
  readonly role: 'learner' | 'facilitator';
  readonly is_primary: boolean;
};

/** Learners and facilitators of a class, each person once per role. One statement for any size. */
export async function selectClassMembers(classId: string, now: Date): Promise<ClassMemberRow[]> {
  const { rows } = await sql<ClassMemberRow>`
    select p.id, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name, p.grade, e.role,
      bool_or(e.is_primary) as is_primary
    from class c
    ${today(now)}
    join enrollment e on ${isMember} and e.role in ('learner', 'facilitator')
    join person p on p.district_id = e.district_id and p.id = e.person_id and p.active
    where c.district_id = ${districtId()} and c.id = ${classId}
    group by p.district_id, p.id, e.role`.execute(db());
  return rows;
}
