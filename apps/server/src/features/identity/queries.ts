import { type Locale, type PersonCard, Role } from '@cairn/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import { db, districtId } from '../../platform/db/transaction.ts';
import type { DistrictRow } from '../../platform/district/queries.ts';
import type { Actor } from '../../platform/policy/policy.ts';
import { presentPerson } from '../roster/index.ts';

/** Districts in which an account has a person. Reads the locator, before a district is known. */
export function selectDistrictsOfAccount(accountId: string): Promise<DistrictRow[]> {
  return db()
    .selectFrom('platform.membership_locator as locator')
    .innerJoin('platform.district as district', 'district.id', 'locator.district_id')
    .where('locator.account_id', '=', accountId)
    .select(['district.id', 'district.slug', 'district.name', 'district.time_zone'])
    .orderBy('district.name')
    .execute();
}

const rolesShape = z.array(z.object({ role: Role, orgId: z.string(), orgName: z.string() }));

/** Of a person `p`: not one whom the roster keeps out (OneRoster 1.2, `enabledUser` false: no access to the system). */
export const mayEnter = sql`(p.roster_extra -> 'enabledUser') is distinct from 'false'::jsonb`;

/**
 * The person of an account in the open transaction's district, with the roles that hold on that district's day.
 * One statement; null when the account has no active person here.
 */
export async function selectActor(accountId: string, now: Date): Promise<Actor | null> {
  const { rows } = await sql<{ district_id: string; person_id: string; roles: unknown }>`
    select m.district_id, m.person_id,
      coalesce((
        select jsonb_agg(jsonb_build_object('role', r.role, 'orgId', r.org_id, 'orgName', o.name) order by r.is_primary desc, r.role, o.name)
        from person_role r join org o on o.district_id = r.district_id and o.id = r.org_id
        where r.district_id = m.district_id and r.person_id = m.person_id and r.active
          and coalesce(r.starts_on, '-infinity') <= today.day and coalesce(r.ends_on, 'infinity') >= today.day
      ), '[]') as roles
    from membership m
    join person p on p.district_id = m.district_id and p.id = m.person_id and p.active and ${mayEnter}
    join platform.district d on d.id = m.district_id
    cross join lateral (select (${now}::timestamptz at time zone d.time_zone)::date as day) today
    where m.account_id = ${accountId}`.execute(db());
  const row = rows[0];
  if (row === undefined) return null;
  return {
    accountId,
    districtId: row.district_id,
    personId: row.person_id,
    roles: rolesShape.parse(row.roles),
  };
}

/** Name and language of a person of the open transaction's district. */
export async function selectPersonCard(personId: string): Promise<PersonCard & { locale: Locale | null }> {
  const row = await db()
    .selectFrom('person')
    .where('district_id', '=', districtId())
    .where('id', '=', personId)
    .select(['id', 'given_name', 'family_name', 'preferred_given_name', 'preferred_family_name', 'locale'])
    .executeTakeFirstOrThrow();
  return { ...presentPerson(row), locale: row.locale === 'es' ? 'es' : row.locale === 'en' ? 'en' : null };
}

/** Every district, by name. */
export function selectAllDistricts(): Promise<DistrictRow[]> {
  return db()
    .selectFrom('platform.district')
    .select(['id', 'slug', 'name', 'time_zone'])
    .orderBy('name')
    .execute();
}
