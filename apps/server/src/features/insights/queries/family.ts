import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

export type ChildRow = {
  id: string;
  given_name: string;
  family_name: string;
  preferred_given_name: string | null;
  preferred_family_name: string | null;
  grade: string | null;
  school: string | null;
};

const school = (day: string) => sql`(
  select o.name from person_role r join org o on o.district_id = r.district_id and o.id = r.org_id
  where r.district_id = p.district_id and r.person_id = p.id and r.role = 'learner' and r.active
    and coalesce(r.starts_on, '-infinity') <= ${day}::date and coalesce(r.ends_on, 'infinity') >= ${day}::date
  order by r.is_primary desc, o.name limit 1) as school`;

/** The people whom this person guards today, by name. */
export async function selectChildren(guardianId: string, day: string): Promise<ChildRow[]> {
  const { rows } = await sql<ChildRow>`
    select p.id, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name, p.grade, ${school(day)}
    from relation g join person p on p.district_id = g.district_id and p.id = g.to_person and p.active
    where g.district_id = ${districtId()} and g.kind = 'guards' and g.from_person = ${guardianId} and g.active
      and coalesce(g.starts_on, '-infinity') <= ${day}::date and coalesce(g.ends_on, 'infinity') >= ${day}::date
    order by p.given_name, p.family_name, p.id`.execute(db());
  return rows;
}

/** One child with how many competencies were mastered since a moment; null when there is no such person here. */
export async function selectChild(
  personId: string,
  day: string,
  masteredSince: Date,
): Promise<(ChildRow & { mastered: number }) | null> {
  const { rows } = await sql<ChildRow & { mastered: number }>`
    select p.id, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name, p.grade, ${school(day)},
      (select count(*) from proficiency f
        where f.district_id = p.district_id and f.person_id = p.id and f.mastered
          and f.achieved_at >= ${masteredSince}) as mastered
    from person p
    where p.district_id = ${districtId()} and p.id = ${personId}`.execute(db());
  return rows[0] ?? null;
}

export type FacilitatorRow = Omit<ChildRow, 'grade' | 'school'>;

/** Who teaches the person today, by name; at most 20. */
export async function selectFacilitators(personId: string, day: string): Promise<FacilitatorRow[]> {
  const { rows } = await sql<FacilitatorRow>`
    with facilitators as (
      select distinct t.person_id
      from enrollment e
      join class c on c.district_id = e.district_id and c.id = e.class_id and c.active
      join enrollment t on t.district_id = e.district_id and t.class_id = e.class_id and t.role = 'facilitator' and t.active
      where e.district_id = ${districtId()} and e.person_id = ${personId} and e.role = 'learner' and e.active
        and coalesce(e.starts_on, c.starts_on, '-infinity') <= ${day}::date
        and coalesce(e.ends_on, c.ends_on, 'infinity') >= ${day}::date
        and coalesce(t.starts_on, '-infinity') <= ${day}::date and coalesce(t.ends_on, 'infinity') >= ${day}::date
    )
    select p.id, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name
    from facilitators f join person p on p.district_id = ${districtId()} and p.id = f.person_id and p.active
    order by p.family_name, p.given_name, p.id
    limit 20`.execute(db());
  return rows;
}
