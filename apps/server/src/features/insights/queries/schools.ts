import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

export type SchoolRow = { id: string; name: string; learners: number; recent: number; mastering: number };

/**
 * Schools with counts of people: learners of today, those with evidence since `recentSince`, those who mastered
 * at least one competency since `masteredSince`. One statement.
 * @param orgIds the schools to look at; null means all of the district
 */
export async function selectSchoolCounts(
  orgIds: readonly string[] | null,
  dates: { readonly day: string; readonly recentSince: Date; readonly masteredSince: Date },
): Promise<SchoolRow[]> {
  const { day, recentSince, masteredSince } = dates;
  const which = orgIds === null ? sql`o.kind = 'school'` : sql`o.id = any(${[...orgIds]}::uuid[])`;
  const { rows } = await sql<SchoolRow>`
    with schools as (
      select o.id, o.name from org o where o.district_id = ${districtId()} and o.active and ${which}
    ), learners as (
      select distinct r.org_id, r.person_id
      from person_role r join person p on p.district_id = r.district_id and p.id = r.person_id and p.active
      where r.district_id = ${districtId()} and r.org_id in (select id from schools) and r.role = 'learner' and r.active
        and coalesce(r.starts_on, '-infinity') <= ${day}::date and coalesce(r.ends_on, 'infinity') >= ${day}::date
    ), shown as (
      select l.org_id, count(*) as learners,
        count(*) filter (where exists (
          select from proficiency p
          where p.district_id = ${districtId()} and p.person_id = l.person_id and p.last_happened_at >= ${recentSince})) as recent,
        count(*) filter (where exists (
          select from proficiency p
          where p.district_id = ${districtId()} and p.person_id = l.person_id and p.mastered
            and p.achieved_at >= ${masteredSince})) as mastering
      from learners l
      group by l.org_id
    )
    select s.id, s.name, coalesce(n.learners, 0) as learners, coalesce(n.recent, 0) as recent,
      coalesce(n.mastering, 0) as mastering
    from schools s left join shown n on n.org_id = s.id
    order by s.name, s.id`.execute(db());
  return rows;
}
