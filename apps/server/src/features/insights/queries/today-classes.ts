import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

export type TodayClassRow = {
  id: string;
  title: string;
  code: string | null;
  org_id: string;
  org_name: string;
  subjects: string[];
  grades: string[];
  periods: string[];
  location: string | null;
  starts_on: string | null;
  ends_on: string | null;
  learner_count: number;
  /** Different learners in all of these classes together. */
  all_learners: number;
};

/** A screen of one day shows at most so many classes. */
const MOST_CLASSES = 40;

/** Classes that run today and that the person teaches, helps in, or covers as a substitute; by period and title. */
export async function selectTodayClasses(personId: string, day: string): Promise<TodayClassRow[]> {
  const { rows } = await sql<TodayClassRow>`
    with mine as (
      select distinct e.class_id
      from enrollment e
      where e.district_id = ${districtId()} and e.active
        and coalesce(e.starts_on, '-infinity') <= ${day}::date and coalesce(e.ends_on, 'infinity') >= ${day}::date
        and ((e.person_id = ${personId} and e.role in ('facilitator', 'aide'))
          or (e.role = 'facilitator' and e.person_id = any(array(
            select s.to_person from relation s
            where s.district_id = ${districtId()} and s.kind = 'substitutes_for' and s.from_person = ${personId}
              and s.active and s.starts_on <= ${day}::date and s.ends_on >= ${day}::date))))
    ), classes as (
      select c.*, k.subjects as course_subjects, o.name as org_name
      from mine
      join class c on c.district_id = ${districtId()} and c.id = mine.class_id
      join org o on o.district_id = c.district_id and o.id = c.org_id
      left join course k on k.district_id = c.district_id and k.id = c.course_id
      where c.active and coalesce(c.starts_on, '-infinity') <= ${day}::date
        and coalesce(c.ends_on, 'infinity') >= ${day}::date
      order by c.periods, c.title, c.id
      limit ${MOST_CLASSES}
    ), learners as (
      select e.class_id, e.person_id
      from enrollment e join person p on p.district_id = e.district_id and p.id = e.person_id and p.active
      where e.district_id = ${districtId()} and e.class_id in (select id from classes) and e.role = 'learner' and e.active
        and coalesce(e.starts_on, '-infinity') <= ${day}::date and coalesce(e.ends_on, 'infinity') >= ${day}::date
    )
    select c.id, c.title, c.code, c.org_id, c.org_name, c.grades, c.periods, c.location, c.starts_on, c.ends_on,
      case when cardinality(c.subjects) > 0 then c.subjects else coalesce(c.course_subjects, '{}') end as subjects,
      (select count(distinct l.person_id) from learners l where l.class_id = c.id) as learner_count,
      (select count(distinct l.person_id) from learners l) as all_learners
    from classes c
    order by c.periods, c.title, c.id`.execute(db());
  return rows;
}
