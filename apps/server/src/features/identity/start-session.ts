import { randomBytes } from 'node:crypto';
import { audit } from '../../platform/audit.ts';
import { SESSION_S } from '../../platform/auth/auth.ts';
import { isSecure } from '../../platform/auth/origin.ts';
import { type Clock, realNow } from '../../platform/clock.ts';
import { districtId } from '../../platform/db/transaction.ts';
import type { Identity } from '../../platform/http/stations.ts';
import { newId } from '../../platform/ids.ts';
import type { Services } from '../../platform/services.ts';
import { deleteSession, insertSession, selectSessionOpen } from './account-queries.ts';
import { districtCookie, sessionCookie } from './session-cookie.ts';

/** What a sign-in knows about the request it came with. */
export type Visit = {
  /** Network address. */
  readonly address: string;
  /** Who was signed in on this device before. */
  readonly identity: Identity | null;
  /** District that the device worked in last; only a hint. */
  readonly districtHint: string | null;
};

export type SignedIn = Identity & { readonly districtId: string };
type Entry = {
  readonly accountId: string;
  readonly personId: string;
  readonly how: 'password' | 'link' | 'demo';
  readonly former: Identity | null;
};

/** Whether the session of a request that lasts is still open. One statement in the open transaction. */
export function isSessionOpen(clock: Clock, { sessionToken }: Identity): Promise<boolean> {
  return selectSessionOpen(sessionToken, realNow(clock));
}

/**
 * Open a session for a person of the open transaction's district, with its audit line. The session that the device
 * had before ends, so that a shared device never goes back to the one who sat there before.
 */
export async function startSession(clock: Clock, entry: Entry): Promise<SignedIn> {
  const at = realNow(clock);
  const token = randomBytes(24).toString('base64url');
  const { accountId, personId } = entry;
  if (entry.former !== null) await deleteSession(entry.former.sessionToken);
  await insertSession({
    id: newId(at),
    token,
    accountId,
    at,
    expiresAt: new Date(at.getTime() + SESSION_S * 1000),
  });
  await audit(clock.now(), {
    action: 'person.signed_in',
    actor: { personId, accountId },
    resource: { kind: 'person', id: personId },
    detail: { how: entry.how },
  });
  return { accountId, sessionToken: token, districtId: districtId() };
}

/** The cookies that a new session needs. */
export async function cookiesOf(services: Services, signedIn: SignedIn): Promise<string[]> {
  const { secret } = await services.auth.context();
  const secure = isSecure(services.config);
  return [sessionCookie(signedIn.sessionToken, secret, secure), districtCookie(signedIn.districtId, secure)];
}
