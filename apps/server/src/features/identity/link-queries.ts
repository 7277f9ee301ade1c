import { sql } from 'kysely';
import { db, districtId } from '../../platform/db/transaction.ts';
import type { DistrictRow } from '../../platform/district/queries.ts';
import { mayEnter } from './queries.ts';

export type LinkPurpose = 'invitation' | 'reset';

/** What the login of a person depends on. */
export type LoginFacts = {
  readonly id: string;
  readonly slug: string;
  /** On the roster, and not kept out by it. */
  readonly active: boolean;
  readonly given_name: string;
  readonly family_name: string;
  readonly preferred_given_name: string | null;
  readonly preferred_family_name: string | null;
  readonly username: string | null;
  readonly email: string | null;
  /** The account that the person has in this district. */
  readonly account_id: string | null;
  readonly account_email: string | null;
  readonly account_username: string | null;
  /** Whether that account is a person of another district too. */
  readonly shared: boolean;
  /** The account that has the person's e-mail already, and whether it is a person here. */
  readonly email_owner: string | null;
  readonly email_owner_here: boolean;
  /** Whether another active person of the district has the same e-mail. */
  readonly email_twice: boolean;
};

/** The facts of one person of the open transaction's district, in one statement; null when there is none. */
export async function selectLoginFacts(personId: string): Promise<LoginFacts | null> {
  const { rows } = await sql<LoginFacts>`
    select p.id, d.slug, p.active and ${mayEnter} as active, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name,
      p.username, p.email, m.account_id, u.email as account_email, u.username as account_username,
      exists (select from platform.membership_locator l
        where l.account_id = m.account_id and l.district_id <> p.district_id) as shared,
      owner.id as email_owner,
      exists (select from membership o where o.district_id = p.district_id and o.account_id = owner.id) as email_owner_here,
      exists (select from person twin where twin.district_id = p.district_id and twin.active
        and lower(twin.email) = lower(p.email) and twin.id <> p.id) as email_twice
    from person p
    join platform.district d on d.id = p.district_id
    left join membership m on m.district_id = p.district_id and m.person_id = p.id
    left join platform."user" u on u.id = m.account_id
    left join platform."user" owner on owner.email = lower(p.email)
    where p.district_id = ${districtId()} and p.id = ${personId}`.execute(db());
  return rows[0] ?? null;
}

/** Whether somebody else goes, or would go, by this user name: an account, or a namesake on the roster. */
export async function isNameTaken(facts: LoginFacts, username: string): Promise<boolean> {
  const namesake =
    facts.username === null
      ? sql<boolean>`p.family_name = ${facts.family_name} and p.given_name = ${facts.given_name} and p.username is null`
      : sql<boolean>`lower(p.username) = lower(${facts.username})`;
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from platform."user" u where u.username = ${username})
      or exists (select from person p where p.district_id = ${districtId()} and p.id <> ${facts.id} and ${namesake}) as taken`.execute(
    db(),
  );
  return rows[0]?.taken ?? false;
}

/** Hold a person's row, so that two links made at the same moment come one after the other. */
export async function lockPerson(personId: string): Promise<void> {
  await db()
    .selectFrom('person')
    .where('district_id', '=', districtId())
    .where('id', '=', personId)
    .select('id')
    .forUpdate()
    .execute();
}

/** End the links of a person that are still open. */
export async function endLinks(personId: string, now: Date): Promise<void> {
  const ended = await db()
    .updateTable('sign_in_link')
    .set({ expires_at: now })
    .where('district_id', '=', districtId())
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('token_digest')
    .execute();
  if (ended.length === 0) return;
  const digests = ended.map(({ token_digest }) => token_digest);
  await db().deleteFrom('platform.link_locator').where('token_digest', 'in', digests).execute();
}

export type NewLink = {
  id: string;
  personId: string;
  digest: Buffer;
  purpose: LinkPurpose;
  madeBy: string | null;
  madeAt: Date;
  expiresAt: Date;
};

/** Keep a link: its digest with the district's rows, and where to look for it. */
export async function insertLink(link: NewLink): Promise<void> {
  const district_id = districtId();
  await db()
    .insertInto('sign_in_link')
    .values({
      district_id,
      id: link.id,
      person_id: link.personId,
      token_digest: link.digest,
      purpose: link.purpose,
      made_by: link.madeBy,
      made_at: link.madeAt,
      expires_at: link.expiresAt,
      used_at: null,
    })
    .execute();
  await db()
    .insertInto('platform.link_locator')
    .values({ token_digest: link.digest, district_id, expires_at: link.expiresAt })
    .execute();
}

/** The district of an open link. Read before a district is known. */
export async function selectDistrictOfLink(digest: Buffer, now: Date): Promise<DistrictRow | null> {
  const row = await db()
    .selectFrom('platform.link_locator as locator')
    .innerJoin('platform.district as district', 'district.id', 'locator.district_id')
    .where('locator.token_digest', '=', digest)
    .where('locator.expires_at', '>', now)
    .select(['district.id', 'district.slug', 'district.name', 'district.time_zone'])
    .executeTakeFirst();
  return row ?? null;
}

export type LinkRow = { id: string; person_id: string; purpose: LinkPurpose; expires_at: Date };

/** An open link of the open transaction's district. */
export async function selectLink(digest: Buffer, now: Date): Promise<LinkRow | null> {
  const row = await db()
    .selectFrom('sign_in_link')
    .where('district_id', '=', districtId())
    .where('token_digest', '=', digest)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['id', 'person_id', 'purpose', 'expires_at'])
    .executeTakeFirst();
  return row === undefined ? null : asLink(row);
}

/** Use up an open link. Of two at the same moment the second waits for the first, and finds nothing. */
export async function claimLink(digest: Buffer, now: Date): Promise<LinkRow | null> {
  const row = await db()
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('district_id', '=', districtId())
    .where('token_digest', '=', digest)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['id', 'person_id', 'purpose', 'expires_at'])
    .executeTakeFirst();
  if (row === undefined) return null;
  await db().deleteFrom('platform.link_locator').where('token_digest', '=', digest).execute();
  return asLink(row);
}

function asLink(row: Omit<LinkRow, 'purpose'> & { purpose: string }): LinkRow {
  return { ...row, purpose: row.purpose === 'reset' ? 'reset' : 'invitation' };
}
