import { isNameTaken, type LoginFacts } from './link-queries.ts';
import { canonicalLogin, emailLogin, nameBase, noMailAddress, userName } from './login-name.ts';

/** How a person will sign in: with the account they have, with one that is joined to them, or with a new one. */
export type AccountPlan =
  | { readonly kind: 'keep' | 'join'; readonly accountId: string; readonly login: string }
  | {
      readonly kind: 'make';
      readonly email: string | null;
      readonly username: string | null;
      readonly login: string;
      /** The account that stops being this person, when the new one takes its place. */
      readonly instead: string | null;
    };

/**
 * Choose the account that a one-time link opens. The one who makes a link vouches for their own district only:
 * an account that is also a person of another district is opened for those who are signed in to it, and nobody
 * else; others get an account of their own for this district.
 * At most one statement, inside the transaction that read the facts.
 * @param signedInAs the account of the request, if any
 */
export async function planAccount(facts: LoginFacts, signedInAs: string | null): Promise<AccountPlan> {
  const { account_id: accountId, shared } = facts;
  if (accountId !== null && (!shared || accountId === signedInAs))
    return { kind: 'keep', accountId, login: loginOf(facts.account_username, facts.account_email) };
  const email = facts.email_twice ? null : emailLogin(facts.email);
  if (email !== null && accountId === null) {
    const owner = facts.email_owner;
    if (owner === null) return { kind: 'make', email, username: null, login: email, instead: null };
    if (owner === signedInAs && !facts.email_owner_here)
      return { kind: 'join', accountId: owner, login: email };
  }
  const base = nameBase({
    username: facts.username,
    given: facts.preferred_given_name ?? facts.given_name,
    family: facts.preferred_family_name ?? facts.family_name,
  });
  const taken = await isNameTaken(facts, canonicalLogin(base, facts.slug));
  const username = userName(base, facts.slug, facts.id, !taken);
  return { kind: 'make', email: null, username, login: username, instead: accountId };
}

function loginOf(username: string | null, email: string | null): string {
  return username ?? email ?? '';
}

/** The e-mail column of a new account. */
export function emailOf(plan: { readonly email: string | null }, accountId: string): string {
  return plan.email ?? noMailAddress(accountId);
}
