import { sql } from 'kysely';
import { db, districtId } from '../../platform/db/transaction.ts';

/** Let one setup of the open transaction's district wait for another. */
export async function lockSetup(): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`setup ${districtId()}`}, 0))`.execute(db());
}

/** The organisation that stands for the whole district. */
export async function selectDistrictOrg(): Promise<string | null> {
  const row = await db()
    .selectFrom('org')
    .where('district_id', '=', districtId())
    .where('kind', '=', 'district')
    .where('active', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** An organisation that stands for the whole district, where no roster has brought one. */
export async function insertDistrictOrg(id: string, name: string, now: Date): Promise<void> {
  await db()
    .insertInto('org')
    .values({
      district_id: districtId(),
      id,
      kind: 'district',
      name,
      active: true,
      source_id: null,
      identifier: null,
      parent_id: null,
      source_digest: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** The active person with an e-mail address; of several, one who administers already, else the first made. */
export async function selectPersonByEmail(email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
    where p.district_id = ${districtId()} and lower(p.email) = ${email} and p.active
    order by exists (select from person_role r where r.district_id = p.district_id and r.person_id = p.id
      and r.active and r.role in ('it', 'district_leader')) desc, p.created_at, p.id
    limit 1`.execute(db());
  return rows[0]?.id ?? null;
}

/** A person whom no roster has brought. */
export async function insertPerson(
  person: { id: string; given: string; family: string; email: string },
  now: Date,
): Promise<void> {
  await db()
    .insertInto('person')
    .values({
      district_id: districtId(),
      id: person.id,
      source_id: null,
      given_name: person.given,
      family_name: person.family,
      middle_name: null,
      preferred_given_name: null,
      preferred_middle_name: null,
      preferred_family_name: null,
      pronouns: null,
      username: null,
      email: person.email,
      identifier: null,
      grade: null,
      locale: null,
      birth_year: null,
      active: true,
      roster_extra: '{}',
      source_digest: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** Which of the roles that administer a district a person holds on a day, wherever they hold them. */
export async function selectAdministratorRoles(personId: string, now: Date): Promise<Set<string>> {
  const { rows } = await sql<{ role: string }>`
    select distinct r.role from person_role r
    join platform.district d on d.id = r.district_id
    cross join lateral (select (${now}::timestamptz at time zone d.time_zone)::date as day) today
    where r.district_id = ${districtId()} and r.person_id = ${personId} and r.active
      and r.role in ('it', 'district_leader')
      and coalesce(r.starts_on, '-infinity') <= today.day and coalesce(r.ends_on, 'infinity') >= today.day`.execute(
    db(),
  );
  return new Set(rows.map(({ role }) => role));
}

/** Whether a person administers the district, or leads or counsels a school other than those given, on a day. */
export async function holdsMoreElsewhere(
  personId: string,
  ledOrgIds: readonly string[],
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ more: boolean }>`
    select exists (
      select from person_role r
      join platform.district d on d.id = r.district_id
      cross join lateral (select (${now}::timestamptz at time zone d.time_zone)::date as day) today
      where r.district_id = ${districtId()} and r.person_id = ${personId} and r.active
        and (r.role in ('it', 'district_leader')
          or (r.role in ('school_leader', 'counselor') and r.org_id <> all(${[...ledOrgIds]}::uuid[])))
        and coalesce(r.starts_on, '-infinity') <= today.day and coalesce(r.ends_on, 'infinity') >= today.day
    ) as more`.execute(db());
  return rows[0]?.more ?? true;
}

/** Give a person roles at an organisation, without an end. */
export async function insertRoles(
  roles: readonly { id: string; personId: string; orgId: string; role: string }[],
  now: Date,
): Promise<void> {
  if (roles.length === 0) return;
  await db()
    .insertInto('person_role')
    .values(
      roles.map((held) => ({
        district_id: districtId(),
        id: held.id,
        person_id: held.personId,
        org_id: held.orgId,
        role: held.role,
        is_primary: false,
        active: true,
        source_id: null,
        source_role: null,
        starts_on: null,
        ends_on: null,
        source_digest: null,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute();
}
