import type { Session } from '@cairn/contract';
import { inTransaction } from '../../platform/db/transaction.ts';
import type { Identity } from '../../platform/http/stations.ts';
import type { Services } from '../../platform/services.ts';
import type { Locator } from './authenticate.ts';
import { presentSession } from './present.ts';
import { selectActor, selectPersonCard } from './queries.ts';

/** Who is signed in, in which district, and what they may do there. */
export async function readSession(
  services: Services,
  locator: Locator,
  identity: Identity | null,
): Promise<Session> {
  const { config, clock, policy } = services;
  const nobody = { signedIn: false, actor: null, person: null, districts: [] };
  if (identity === null) return presentSession(nobody, config, clock, policy);
  const districts = await locator.districts(identity.accountId);
  if (identity.districtId === null)
    return presentSession({ ...nobody, signedIn: true, districts }, config, clock, policy);
  const facts = await inTransaction(services.database, identity.districtId, async () => {
    const actor = await selectActor(identity.accountId, clock.now());
    const person = actor === null ? null : await selectPersonCard(actor.personId);
    return { signedIn: true, actor, person, districts };
  });
  return presentSession(facts, config, clock, policy);
}
