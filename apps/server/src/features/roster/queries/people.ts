import { Role, Uuid } from '@cairn/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import { db, districtId } from '../../../platform/db/transaction.ts';

const nameShape = {
  id: Uuid,
  given_name: z.string(),
  family_name: z.string(),
  preferred_given_name: z.string().nullable(),
  preferred_family_name: z.string().nullable(),
};

const personShape = z.object({
  ...nameShape,
  pronouns: z.string().nullable(),
  grade: z.string().nullable(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  active: z.boolean(),
  has_account: z.boolean(),
  roles: z.array(z.object({ role: Role, school: z.object({ id: Uuid, name: z.string() }) })),
  guardians: z.array(z.object(nameShape)),
  classes: z.array(z.object({ id: Uuid, title: z.string() })),
});
export type PersonRow = z.infer<typeof personShape>;

/** A person of the open district with today's roles, guardians and classes. One statement. */
export async function selectPerson(personId: string, now: Date): Promise<PersonRow> {
  const { rows } = await sql`
    select p.id, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name, p.pronouns, p.grade,
      p.username, p.email, p.active,
      exists (select from membership m where m.district_id = p.district_id and m.person_id = p.id) as has_account,
      coalesce((
        select jsonb_agg(jsonb_build_object('role', r.role, 'school', jsonb_build_object('id', o.id, 'name', o.name))
          order by r.is_primary desc, r.role, o.name)
        from person_role r join org o on o.district_id = r.district_id and o.id = r.org_id
        where r.district_id = p.district_id and r.person_id = p.id and r.active
          and coalesce(r.starts_on, '-infinity') <= today.day and coalesce(r.ends_on, 'infinity') >= today.day
      ), '[]') as roles,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', g.id, 'given_name', g.given_name, 'family_name', g.family_name,
          'preferred_given_name', g.preferred_given_name, 'preferred_family_name', g.preferred_family_name) order by g.family_name, g.given_name, g.id)
        from relation r join person g on g.district_id = r.district_id and g.id = r.from_person and g.active
        where r.district_id = p.district_id and r.to_person = p.id and r.kind = 'guards' and r.active
          and coalesce(r.starts_on, '-infinity') <= today.day and coalesce(r.ends_on, 'infinity') >= today.day
      ), '[]') as guardians,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title) order by c.title, c.id)
        from class c
        where c.district_id = p.district_id and c.active
          and coalesce(c.starts_on, '-infinity') <= today.day and coalesce(c.ends_on, 'infinity') >= today.day
          and c.id in (
            select e.class_id from enrollment e
            where e.district_id = p.district_id and e.person_id = p.id and e.active
              and coalesce(e.starts_on, '-infinity') <= today.day and coalesce(e.ends_on, 'infinity') >= today.day)
      ), '[]') as classes
    from person p
    join platform.district d on d.id = p.district_id
    cross join lateral (select (${now}::timestamptz at time zone d.time_zone)::date as day) today
    where p.district_id = ${districtId()} and p.id = ${personId}`.execute(db());
  return personShape.parse(rows[0]);
}
