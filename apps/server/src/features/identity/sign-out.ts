import { audit } from '../../platform/audit.ts';
import { inTransaction } from '../../platform/db/transaction.ts';
import { AppError } from '../../platform/http/problem.ts';
import type { Identity } from '../../platform/http/stations.ts';
import type { Services } from '../../platform/services.ts';
import { deleteSession } from './account-queries.ts';
import { selectActor } from './queries.ts';

/** End the session of this device. Nothing happens, and nothing is wrong, when it has ended already. */
export async function signOut(services: Services, identity: Identity | null): Promise<void> {
  if (identity === null) return;
  const { accountId, sessionToken } = identity;
  const now = services.clock.now();
  await inTransaction(services.database, identity.districtId, async () => {
    const ended = await deleteSession(sessionToken);
    if (!ended || identity.districtId === null) return;
    const actor = await selectActor(accountId, now);
    const personId = actor?.personId ?? null;
    await audit(now, {
      action: 'person.signed_out',
      actor: personId === null ? null : { personId, accountId },
      resource: { kind: 'person', id: personId },
    });
  });
}

/**
 * Work in another district of the same account.
 * @throws AppError `not_found` when the account is no active person there
 */
export async function chooseDistrict(
  services: Services,
  identity: Identity,
  chosen: string,
): Promise<Identity & { districtId: string }> {
  const actor = await inTransaction(services.database, chosen, () =>
    selectActor(identity.accountId, services.clock.now()),
  );
  if (actor === null) throw new AppError('not_found');
  return { ...identity, districtId: chosen };
}
