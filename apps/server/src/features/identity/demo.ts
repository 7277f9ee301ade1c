import type { DemoPerson } from '@cairn/contract';
import type { z } from 'zod';
import { realNow } from '../../platform/clock.ts';
import { inTransaction } from '../../platform/db/transaction.ts';
import { AppError } from '../../platform/http/problem.ts';
import type { Services } from '../../platform/services.ts';
import { presentPerson } from '../roster/index.ts';
import { planAccount } from './account-plan.ts';
import { selectActivePeople, selectDemoDistrict, selectDemoEntries } from './demo-queries.ts';
import { selectLoginFacts } from './link-queries.ts';
import { withSecondTry } from './second-try.ts';
import { type SignedIn, startSession, type Visit } from './start-session.ts';
import { settleAccount } from './use-link.ts';

/** The demo district; outside demo mode there is none, whatever the database holds. */
async function demoDistrict({ config, database }: Services): Promise<string> {
  const id = config.mode === 'demo' ? await inTransaction(database, null, selectDemoDistrict) : null;
  if (id === null) throw new AppError('not_found');
  return id;
}

/**
 * The people whom one click signs in as.
 * @throws AppError `not_found` outside demo mode, and where there is no demo district
 */
export async function listDemoPeople(services: Services): Promise<z.input<typeof DemoPerson>[]> {
  const district = await demoDistrict(services);
  return inTransaction(services.database, district, async () => {
    const entries = await selectDemoEntries();
    const people = await selectActivePeople(entries.map(({ personId }) => personId));
    const names = new Map(people.map((row) => [row.id, presentPerson(row).name]));
    return entries.flatMap((entry) => {
      const name = names.get(entry.personId);
      return name === undefined ? [] : [{ ...entry, name }];
    });
  });
}

/**
 * Sign in as one of the demo people, with an account made on the spot where there is none.
 * @throws AppError `not_found` for everybody else, and outside demo mode
 */
export async function signInToDemo(services: Services, personId: string, visit: Visit): Promise<SignedIn> {
  const district = await demoDistrict(services);
  const { clock, database } = services;
  return withSecondTry(() =>
    inTransaction(database, district, async () => {
      const listed = (await selectDemoEntries()).some((entry) => entry.personId === personId);
      const facts = listed ? await selectLoginFacts(personId) : null;
      if (facts === null || !facts.active) throw new AppError('not_found');
      const plan = await planAccount(facts, null);
      const accountId = await settleAccount(plan, personId, realNow(clock), clock.now());
      return startSession(clock, { accountId, personId, how: 'demo', former: visit.identity });
    }),
  );
}
