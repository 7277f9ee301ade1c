import type { LiveEvent } from '@cairn/contract';
import { inTransaction } from '../../platform/db/transaction.ts';
import type { Identity } from '../../platform/http/stations.ts';
import { type Actor, can } from '../../platform/policy/policy.ts';
import type { Services } from '../../platform/services.ts';
import { isSessionOpen, selectActor } from '../identity/index.ts';
import { loadPeople } from '../roster/index.ts';

/** What one open page hears. */
export type Hearing = {
  /** Something happened in the district; passed on if it is about a person whose standing the listener may read. */
  readonly hear: (event: LiveEvent) => void;
  /** Look again at who listens and what they may hear; false when they may not listen any more. */
  readonly lookAgain: () => Promise<boolean>;
};

type Listener = {
  readonly services: Services;
  readonly identity: Identity & { readonly districtId: string };
  readonly send: (event: LiveEvent) => void;
  readonly onError: (error: unknown) => void;
};

/**
 * Open the ears of a listener; null when the account is no active person of the district.
 * Events that come together, as those of a rated class do, cost one statement for all the people that are not known
 * yet, and none for the others until {@link Hearing.lookAgain}.
 */
export async function openHearing(listener: Listener): Promise<Hearing | null> {
  const { services, identity, send, onError } = listener;
  const { accountId, districtId } = identity;
  const inDistrict = <T>(work: () => Promise<T>) => inTransaction(services.database, districtId, work);
  const first = await inDistrict(() => selectActor(accountId, services.clock.now()));
  if (first === null) return null;
  let actor: Actor = first;
  let allowed = new Map<string, boolean>();
  let waiting: LiveEvent[] = [];

  const passOn = async (): Promise<void> => {
    const [events, known, listens] = [waiting, allowed, actor];
    waiting = [];
    const unknown = [...new Set(events.map(({ personId }) => personId))].filter((id) => !known.has(id));
    if (unknown.length > 0) {
      const people = await inDistrict(() => loadPeople(listens, unknown, services.clock.now()));
      for (const id of unknown) {
        const person = people.get(id);
        known.set(id, person !== undefined && can(services.policy, listens, 'standing.read', person));
      }
    }
    for (const event of events) if (known.get(event.personId) === true) send(event);
  };
  return {
    hear: (event) => {
      waiting.push(event);
      if (waiting.length === 1) setImmediate(() => void passOn().catch(onError));
    },
    lookAgain: async () => {
      const found = await inDistrict(async () =>
        (await isSessionOpen(services.clock, identity)) ? selectActor(accountId, services.clock.now()) : null,
      );
      if (found === null) return false;
      actor = found;
      allowed = new Map();
      return true;
    },
  };
}
