import type { LinkFacts } from '@cairn/contract';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import { realNow } from '../../platform/clock.ts';
import { inTransaction } from '../../platform/db/transaction.ts';
import type { DistrictRow } from '../../platform/district/queries.ts';
import { AppError } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { Services } from '../../platform/services.ts';
import { presentPerson } from '../roster/index.ts';
import { type AccountPlan, emailOf, planAccount } from './account-plan.ts';
import {
  deleteMembership,
  deleteSessionsOf,
  forgetTries,
  insertAccount,
  insertMembership,
  setPassword,
} from './account-queries.ts';
import {
  claimLink,
  type LinkRow,
  type LoginFacts,
  selectDistrictOfLink,
  selectLink,
  selectLoginFacts,
} from './link-queries.ts';
import { failureKey } from './lockout.ts';
import { tokenDigest } from './make-link.ts';
import { assertGoodPassword } from './password-rules.ts';
import { withSecondTry } from './second-try.ts';
import { type SignedIn, startSession, type Visit } from './start-session.ts';

type Opened = { district: DistrictRow; link: LinkRow; facts: LoginFacts; plan: AccountPlan };

/**
 * What a one-time link is for.
 * @throws AppError `link_not_valid` when it was used, has run out, was replaced, or never was
 */
export async function readLink(
  services: Services,
  token: string,
  signedInAs: string | null,
): Promise<z.input<typeof LinkFacts>> {
  const { district, link, facts, plan } = await openLink(services, tokenDigest(token), signedInAs);
  return {
    purpose: link.purpose,
    name: presentPerson(facts).name,
    district: district.name,
    login: plan.login,
    expiresAt: link.expires_at.toISOString(),
  };
}

/**
 * Use a one-time link: the person gets the password, the account where there is none, and a session; every other
 * session of the account ends. All of it happens once, or nothing does.
 * @throws AppError `link_not_valid`, `rule_broken` for the password, `unavailable` when too many passwords wait
 */
export async function acceptLink(
  services: Services,
  token: string,
  password: string,
  visit: Visit,
): Promise<SignedIn> {
  const digest = tokenDigest(token);
  const signedInAs = visit.identity?.accountId ?? null;
  const { district, plan } = await openLink(services, digest, signedInAs);
  assertGoodPassword(password, plan.login, 'body.password');
  const hashed = await services.auth.hashPassword(password);
  return withSecondTry(() =>
    inTransaction(services.database, district.id, () => claim(services, digest, hashed, visit)),
  );
}

async function openLink(services: Services, digest: Buffer, signedInAs: string | null): Promise<Opened> {
  const now = services.clock.now();
  const district = await inTransaction(services.database, null, () => selectDistrictOfLink(digest, now));
  if (district === null) throw new AppError('link_not_valid');
  return inTransaction(services.database, district.id, async () => {
    const link = await selectLink(digest, now);
    return { district, ...(await whoseLink(link, signedInAs)) };
  });
}

async function whoseLink(link: LinkRow | null, signedInAs: string | null): Promise<Omit<Opened, 'district'>> {
  const facts = link === null ? null : await selectLoginFacts(link.person_id);
  if (link === null || facts === null || !facts.active) throw new AppError('link_not_valid');
  return { link, facts, plan: await planAccount(facts, signedInAs) };
}

async function claim(services: Services, digest: Buffer, hashed: string, visit: Visit): Promise<SignedIn> {
  const now = services.clock.now();
  const used = await claimLink(digest, now);
  const { link, facts, plan } = await whoseLink(used, visit.identity?.accountId ?? null);
  const at = realNow(services.clock);
  const accountId = await settleAccount(plan, facts.id, at, now);
  await setPassword(accountId, hashed, newId(at), at);
  await deleteSessionsOf(accountId);
  await forgetTries(failureKey(plan.login));
  await audit(now, {
    action: 'sign_in_link.used',
    actor: { personId: facts.id, accountId },
    resource: { kind: 'person', id: facts.id },
    detail: { purpose: link.purpose, link: link.id, account: plan.kind },
  });
  return startSession(services.clock, {
    accountId,
    personId: facts.id,
    how: 'link',
    former: visit.identity,
  });
}

/** Make true what was planned, and say which account it is. */
export async function settleAccount(
  plan: AccountPlan,
  personId: string,
  at: Date,
  now: Date,
): Promise<string> {
  if (plan.kind === 'keep') return plan.accountId;
  const accountId = plan.kind === 'join' ? plan.accountId : newId(at);
  if (plan.kind === 'make') {
    await insertAccount({ id: accountId, email: emailOf(plan, accountId), username: plan.username, at });
    if (plan.instead !== null) await deleteMembership(plan.instead);
  }
  await insertMembership(personId, accountId, now);
  return accountId;
}
