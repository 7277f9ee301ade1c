import { createHash, randomBytes } from 'node:crypto';
import { audit } from '../../platform/audit.ts';
import { originOf } from '../../platform/auth/origin.ts';
import type { Config } from '../../platform/config.ts';
import { AppError } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { Actor } from '../../platform/policy/policy.ts';
import { planAccount } from './account-plan.ts';
import { endLinks, insertLink, type LinkPurpose, lockPerson, selectLoginFacts } from './link-queries.ts';

const HOUR_MS = 60 * 60 * 1000;
/** How long a link can be used: a week for an invitation, a day for a forgotten password. */
const LASTS_MS: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * 24 * HOUR_MS, reset: 24 * HOUR_MS };

/** A one-time link as the one who made it sees it, once: Cairn keeps only a digest of its token. */
export type SignInLink = {
  readonly url: string;
  readonly login: string;
  readonly expiresAt: string;
  readonly purpose: LinkPurpose;
};

/** What is kept of a token. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Make a one-time link with which a person sets a password, inside the open transaction of their district.
 * Links of the person that are still open end. The purpose follows from the account when it is left out:
 * an invitation for a person without one, else a reset.
 * @param madeBy null when the command line makes it
 * @throws AppError `unknown_reference` for somebody who does not exist here, `rule_broken` for an inactive person
 */
export async function makeSignInLink(
  config: Config,
  link: {
    readonly personId: string;
    readonly purpose?: LinkPurpose;
    readonly madeBy: Pick<Actor, 'personId' | 'accountId'> | null;
    readonly now: Date;
  },
): Promise<SignInLink> {
  const { personId, now } = link;
  await lockPerson(personId);
  const facts = await selectLoginFacts(personId);
  if (facts === null) throw new AppError('unknown_reference');
  if (!facts.active)
    throw new AppError(
      'rule_broken',
      'This person is not active here, or the roster keeps them from signing in.',
    );
  const plan = await planAccount(facts, null);
  const purpose = link.purpose ?? (facts.account_id === null ? 'invitation' : 'reset');
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + LASTS_MS[purpose]);
  const [id, madeBy] = [newId(now), link.madeBy?.personId ?? null];
  await endLinks(personId, now);
  await insertLink({ id, personId, digest: tokenDigest(token), purpose, madeBy, madeAt: now, expiresAt });
  await audit(now, {
    action: 'sign_in_link.made',
    actor: link.madeBy,
    resource: { kind: 'person', id: personId },
    detail: { purpose, link: id },
  });
  const url = `${originOf(config)}/link/${token}`;
  return { url, login: plan.login, expiresAt: expiresAt.toISOString(), purpose };
}
