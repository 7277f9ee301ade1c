import { inTransaction } from '../../platform/db/transaction.ts';
import { selectDistrict } from '../../platform/district/queries.ts';
import { AppError } from '../../platform/http/problem.ts';
import type { Services } from '../../platform/services.ts';
import { selectPeopleNamed } from '../roster/index.ts';
import { makeSignInLink, type SignInLink } from './make-link.ts';

/**
 * A fresh one-time link for a person, from the command line.
 * @param args.person the person's id, source id of the roster, or the roster's user name
 * @throws AppError `unknown_reference` when the district or the person does not exist, or two people go by that name;
 *   `rule_broken` when the person is not active
 */
export async function resetSignIn(args: {
  readonly services: Services;
  readonly districtSlug: string;
  readonly person: string;
  readonly now: Date;
}): Promise<SignInLink & { readonly personId: string }> {
  const { services, districtSlug, person, now } = args;
  const district = await inTransaction(services.database, null, () => selectDistrict(districtSlug));
  if (district === null) throw unknown('district', `There is no district ${districtSlug}.`);
  return inTransaction(services.database, district.id, async () => {
    const [personId, second] = await selectPeopleNamed(person);
    if (personId === undefined)
      throw unknown('person', `Nobody in ${districtSlug} has the id, source id or user name ${person}.`);
    if (second !== undefined)
      throw unknown('person', `Several people in ${districtSlug} go by ${person}. Give the id.`);
    return { personId, ...(await makeSignInLink(services.config, { personId, madeBy: null, now })) };
  });
}

function unknown(name: string, reason: string): AppError {
  return new AppError('unknown_reference', reason, [{ name, reason, code: 'unknown' }]);
}
