import type { Actor } from '../../platform/policy/policy.ts';
import { loadPerson, type PersonResource } from '../roster/index.ts';
import { holdsMoreElsewhere } from './setup-queries.ts';

/**
 * A person whose sign-in the asker may reset, as far as the policy then allows it. Whoever sets a password could
 * sign in with it: a school leader cannot make themselves somebody who administers the district, nor one who leads
 * or counsels a school that they do not lead.
 */
export async function loadResettable(
  actor: Actor,
  personId: string,
  now: Date,
): Promise<PersonResource | null> {
  const person = await loadPerson(actor, personId, now);
  if (person === null || person.relations.has('runs_it') || person.relations.has('leads_district'))
    return person;
  const led = actor.roles.filter(({ role }) => role === 'school_leader').map(({ orgId }) => orgId);
  return (await holdsMoreElsewhere(personId, led, now)) ? null : person;
}
