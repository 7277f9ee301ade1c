import type { SignInRequest } from '@cairn/contract';
import type { z } from 'zod';
import { realNow } from '../../platform/clock.ts';
import { inTransaction } from '../../platform/db/transaction.ts';
import { AppError } from '../../platform/http/problem.ts';
import type { Services } from '../../platform/services.ts';
import {
  type Credential,
  countTry,
  forgetTries,
  lockLogin,
  selectCredential,
  selectOnlySlug,
} from './account-queries.ts';
import type { AddressLimit } from './address-limit.ts';
import type { Locator } from './authenticate.ts';
import { failureKey, lockMinutes } from './lockout.ts';
import { canonicalLogin } from './login-name.ts';
import { selectActor } from './queries.ts';
import { type SignedIn, startSession, type Visit } from './start-session.ts';

/** What the doors of Cairn share in one process. */
export type Door = { readonly services: Services; readonly locator: Locator; readonly limit: AddressLimit };

/**
 * Sign in with a password. A name that does not exist and a password that is wrong get the same answer after the
 * same work.
 * @throws AppError `wrong_credentials`, `locked`, `too_many_requests` (too many wrong ones from this address), or
 *   `unavailable` when too many passwords are waiting to be checked
 */
export async function signIn(
  door: Door,
  request: z.output<typeof SignInRequest>,
  visit: Visit,
): Promise<SignedIn> {
  const { services, limit } = door;
  limit.check(visit.address);
  const slug = request.district?.toLowerCase() || (await onlySlug(services, request.login));
  const login = canonicalLogin(request.login, slug);
  try {
    const accountId = await services.auth.inTurn(() => checkPassword(services, login, request.password));
    const signedIn = accountId === null ? null : await enter(door, { accountId, login, slug }, visit);
    if (signedIn === null) throw new AppError('wrong_credentials');
    return signedIn;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'unavailable') limit.note(visit.address);
    throw error;
  }
}

async function onlySlug(services: Services, login: string): Promise<string | null> {
  return login.includes('@') ? null : inTransaction(services.database, null, selectOnlySlug);
}

/** The account that the login and the password belong to. Each try counts as wrong until it was found right. */
async function checkPassword(services: Services, login: string, password: string): Promise<string | null> {
  const key = failureKey(login);
  const now = realNow(services.clock);
  const found = await inTransaction(services.database, null, async () => {
    const failures = await countTry(key, now);
    if (failures === null) return 'locked';
    const minutes = lockMinutes(failures);
    if (minutes > 0) await lockLogin(key, new Date(now.getTime() + minutes * 60_000));
    return (await selectCredential(login)) ?? 'unknown';
  });
  if (found === 'locked') throw new AppError('locked');
  const credential: Credential | null = found === 'unknown' ? null : found;
  const right = await services.auth.verifyPassword(credential?.password ?? null, password);
  return right ? (credential?.accountId ?? null) : null;
}

/** Open a session in the first district where the account is an active person; null when there is none. */
async function enter(
  { services, locator }: Door,
  who: { accountId: string; login: string; slug: string | null },
  visit: Visit,
): Promise<SignedIn | null> {
  const { accountId } = who;
  locator.forget(accountId);
  const districts = [...(await locator.districts(accountId))];
  const rank = (row: { id: string; slug: string }): number =>
    row.slug === who.slug ? 0 : row.id === visit.districtHint ? 1 : 2;
  districts.sort((a, b) => rank(a) - rank(b));
  // One transaction sees one district only; nearly every account has one.
  for (const district of districts) {
    const signedIn = await inTransaction(services.database, district.id, async () => {
      const actor = await selectActor(accountId, services.clock.now());
      if (actor === null) return null;
      await forgetTries(failureKey(who.login));
      const { personId } = actor;
      return startSession(services.clock, { accountId, personId, how: 'password', former: visit.identity });
    });
    if (signedIn !== null) return signedIn;
  }
  return null;
}
