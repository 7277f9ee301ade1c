import { sql } from 'kysely';
import { db, districtId } from '../../platform/db/transaction.ts';

/**
 * Accounts, sessions and memberships are written here by SQL, in the shapes that better-auth reads, so that they
 * stand or fall with the rest of a transaction; its own calls use another connection.
 */

export type Credential = { readonly accountId: string; readonly password: string | null };

/** The account that signs in by this name or e-mail, with its stored password. */
export async function selectCredential(login: string): Promise<Credential | null> {
  const row = await db()
    .selectFrom('platform.user as u')
    .leftJoin('platform.account as a', (join) =>
      join.onRef('a.userId', '=', 'u.id').on('a.providerId', '=', 'credential'),
    )
    .where((where) => where.or([where('u.username', '=', login), where('u.email', '=', login)]))
    .select(['u.id', 'a.password'])
    .executeTakeFirst();
  return row === undefined ? null : { accountId: row.id, password: row.password };
}

/** The slug of the only district; null when there are several, or none. */
export async function selectOnlySlug(): Promise<string | null> {
  const rows = await db().selectFrom('platform.district').select('slug').limit(2).execute();
  return rows.length === 1 ? (rows[0]?.slug ?? null) : null;
}

/**
 * Count one more try at a login, before its password is looked at, so that tries at the same moment count too.
 * @returns tries in a row with this one, or null when the login is locked
 */
export async function countTry(key: string, now: Date): Promise<number | null> {
  const { rows } = await sql<{ failures: number }>`
    insert into platform.sign_in_failure as f (key, failures, locked_until, last_at) values (${key}, 1, null, ${now})
    on conflict (key) do update set locked_until = null, last_at = excluded.last_at,
      failures = case when f.last_at < excluded.last_at - interval '1 day' then 1 else f.failures + 1 end
    where f.locked_until is null or f.locked_until <= excluded.last_at
    returning failures`.execute(db());
  return rows[0]?.failures ?? null;
}

/** Lock a login until a moment. */
export async function lockLogin(key: string, until: Date): Promise<void> {
  await db()
    .updateTable('platform.sign_in_failure')
    .set({ locked_until: until })
    .where('key', '=', key)
    .execute();
}

/** Forget the wrong passwords of a login. */
export async function forgetTries(key: string): Promise<void> {
  await db().deleteFrom('platform.sign_in_failure').where('key', '=', key).execute();
}

export type NewAccount = { id: string; email: string; username: string | null; at: Date };

/** A new account without a password. It carries no name of a person: that stays in the district (law 5). */
export async function insertAccount(account: NewAccount): Promise<void> {
  await db()
    .insertInto('platform.user')
    .values({
      id: account.id,
      name: '',
      email: account.email,
      emailVerified: false,
      image: null,
      username: account.username,
      displayUsername: account.username,
      createdAt: account.at,
      updatedAt: account.at,
    })
    .execute();
}

/** Set the password of an account, whether it has had one or not. */
export async function setPassword(accountId: string, password: string, id: string, at: Date): Promise<void> {
  const changed = await db()
    .updateTable('platform.account')
    .set({ password, updatedAt: at })
    .where('userId', '=', accountId)
    .where('providerId', '=', 'credential')
    .returning('id')
    .executeTakeFirst();
  if (changed !== undefined) return;
  const none = { accessToken: null, refreshToken: null, idToken: null, scope: null };
  const never = { accessTokenExpiresAt: null, refreshTokenExpiresAt: null };
  await db()
    .insertInto('platform.account')
    .values({
      id,
      accountId,
      userId: accountId,
      providerId: 'credential',
      password,
      ...none,
      ...never,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
}

export type NewSession = { id: string; token: string; accountId: string; at: Date; expiresAt: Date };

/** Open a session. Address and browser are not kept: nothing that Cairn does needs them. */
export async function insertSession(session: NewSession): Promise<void> {
  await db()
    .insertInto('platform.session')
    .values({
      id: session.id,
      token: session.token,
      userId: session.accountId,
      createdAt: session.at,
      updatedAt: session.at,
      expiresAt: session.expiresAt,
      ipAddress: null,
      userAgent: null,
    })
    .execute();
}

/** Whether a session is there and has not run out at a moment of real time. */
export async function selectSessionOpen(token: string, at: Date): Promise<boolean> {
  const row = await db()
    .selectFrom('platform.session')
    .where('token', '=', token)
    .where('expiresAt', '>', at)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** End one session; false when it had ended already. */
export async function deleteSession(token: string): Promise<boolean> {
  const gone = await db()
    .deleteFrom('platform.session')
    .where('token', '=', token)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** End every session of an account. */
export async function deleteSessionsOf(accountId: string): Promise<void> {
  await db().deleteFrom('platform.session').where('userId', '=', accountId).execute();
}

/** Make an account a person of the open transaction's district. */
export async function insertMembership(personId: string, accountId: string, now: Date): Promise<void> {
  const district_id = districtId();
  await db()
    .insertInto('membership')
    .values({ district_id, person_id: personId, account_id: accountId, created_at: now })
    .execute();
  await db()
    .insertInto('platform.membership_locator')
    .values({ district_id, account_id: accountId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** An account is no longer a person of the open transaction's district. */
export async function deleteMembership(accountId: string): Promise<void> {
  const district_id = districtId();
  await db()
    .deleteFrom('membership')
    .where('district_id', '=', district_id)
    .where('account_id', '=', accountId)
    .execute();
  await db()
    .deleteFrom('platform.membership_locator')
    .where('district_id', '=', district_id)
    .where('account_id', '=', accountId)
    .execute();
}
