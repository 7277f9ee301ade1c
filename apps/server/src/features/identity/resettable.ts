import type { Actor } from '../../platform/policy/policy.ts';
import { loadPerson, type PersonResource } from '../roster/index.ts';
import { selectAdministratorRoles } from './setup-queries.ts';

/**
 * A person whose sign-in the asker may reset, as far as the policy then allows it. Whoever sets a password could
 * sign in with it, so somebody who administers the whole district is there only for those who do so themselves.
 */
export async function loadResettable(
  actor: Actor,
  personId: string,
  now: Date,
): Promise<PersonResource | null> {
  const person = await loadPerson(actor, personId, now);
  if (person === null || person.relations.has('runs_it') || person.relations.has('leads_district'))
    return person;
  return (await selectAdministratorRoles(personId, now)).size > 0 ? null : person;
}
