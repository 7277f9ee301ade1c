import { type Actor, can } from '../../platform/policy/policy.ts';
import type { Services } from '../../platform/services.ts';
import { loadPeople, loadPerson, type PersonResource } from '../roster/index.ts';
import { selectRatedPerson } from './queries/pieces.ts';

type Loading = { readonly actor: Actor; readonly services: Pick<Services, 'policy'>; readonly now: Date };

/**
 * All people that a command rates, in one statement, as one resource. The policy judges one person, so each is
 * judged here, and null (the same as "there is no such person") unless the rater may rate every one of them.
 * The resource that goes on holds the relations that the rater has to all of them; where those differ from
 * person to person though each allows it, the relations of the first stand for all.
 */
export async function loadRated(
  { actor, services, now }: Loading,
  personIds: readonly string[],
): Promise<PersonResource | null> {
  const ids = [...new Set(personIds)];
  const people = await loadPeople(actor, ids, now);
  const loaded = ids.flatMap((id) => people.get(id) ?? []);
  const [first, ...others] = loaded;
  if (first === undefined || loaded.length < ids.length) return null;
  if (!loaded.every((person) => can(services.policy, actor, 'rating.write', person))) return null;
  const shared = [...first.relations].filter((relation) =>
    others.every((person) => person.relations.has(relation)),
  );
  const common = { ...first, relations: new Set(shared) };
  return can(services.policy, actor, 'rating.write', common) ? common : first;
}

/** The person whose rating this is; null when there is no such rating here. */
export async function loadRatedPerson(
  { actor, now }: Loading,
  ratingId: string,
): Promise<PersonResource | null> {
  const personId = await selectRatedPerson(ratingId);
  return personId === undefined ? null : loadPerson(actor, personId, now);
}
