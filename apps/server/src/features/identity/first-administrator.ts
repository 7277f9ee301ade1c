import { audit } from '../../platform/audit.ts';
import { inTransaction } from '../../platform/db/transaction.ts';
import {
  isDistrictSlug,
  isTimeZone,
  newDistrict,
  SLUG_RULE,
  titled,
} from '../../platform/district/new-district.ts';
import { type DistrictRow, insertDistrict, selectDistrict } from '../../platform/district/queries.ts';
import { AppError } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { Services } from '../../platform/services.ts';
import { emailLogin } from './login-name.ts';
import { makeSignInLink, type SignInLink } from './make-link.ts';
import {
  insertDistrictOrg,
  insertPerson,
  insertRoles,
  lockSetup,
  selectAdministratorRoles,
  selectDistrictOrg,
  selectPersonByEmail,
} from './setup-queries.ts';

/** What a setup is given. Name and time zone are of use only when it makes the district. */
export type FirstAdministrator = {
  readonly services: Services;
  readonly districtSlug: string;
  readonly districtName: string | null;
  readonly email: string;
  /** IANA name; America/New_York when null. */
  readonly timeZone: string | null;
  readonly now: Date;
};

/** What stands after a setup. */
export type Administrator = SignInLink & {
  readonly districtId: string;
  readonly personId: string;
  readonly madeDistrict: boolean;
  /** False when the person administered this district already; they get a fresh link all the same. */
  readonly madeAdministrator: boolean;
};

/**
 * Make a district, or take one that exists, and give it its first administrator: a person with the roles `it` and
 * `district_leader`, and a one-time link. A person of the district with this e-mail address is taken as they are.
 * Repeatable: what stands is left, and a fresh link replaces the former one.
 * @throws AppError `rule_broken` naming `district`, `name`, `admin` or `time-zone`
 */
export async function createFirstAdministrator(args: FirstAdministrator): Promise<Administrator> {
  const { services, now } = args;
  const email = checkAdministrator(args);
  const { district, made } = await takeDistrict(args);
  return inTransaction(services.database, district.id, async () => {
    await lockSetup();
    if (made)
      await audit(now, {
        action: 'district.made',
        actor: null,
        resource: { kind: 'district', id: district.id },
      });
    const orgId = await takeOrg(district, now);
    const known = await selectPersonByEmail(email);
    const personId = known ?? newId(now);
    if (known === null) await insertPerson({ id: personId, email, ...nameFrom(email) }, now);
    const held = await selectAdministratorRoles(personId, now);
    const missing = ['it', 'district_leader'].filter((role) => !held.has(role));
    await insertRoles(
      missing.map((role) => ({ id: newId(now), personId, orgId, role })),
      now,
    );
    if (missing.length > 0)
      await audit(now, {
        action: 'administrator.made',
        actor: null,
        resource: { kind: 'person', id: personId },
        detail: { was_known: known !== null },
      });
    const link = await makeSignInLink(services.config, { personId, madeBy: null, now });
    return {
      ...link,
      districtId: district.id,
      personId,
      madeDistrict: made,
      madeAdministrator: missing.length > 0,
    };
  });
}

/**
 * Refuse what {@link createFirstAdministrator} would refuse, before anything is written.
 * @returns the address as a login
 * @throws AppError `rule_broken` naming `district`, `name`, `admin` or `time-zone`
 */
export function checkAdministrator(
  args: Pick<FirstAdministrator, 'districtSlug' | 'districtName' | 'email' | 'timeZone'>,
): string {
  const refuse = (name: string, reason: string): AppError =>
    new AppError('rule_broken', `${name} ${reason}.`, [{ name, reason, code: 'invalid' }]);
  const email = emailLogin(args.email);
  if (!isDistrictSlug(args.districtSlug)) throw refuse('district', `must be ${SLUG_RULE}`);
  if (email === null) throw refuse('admin', 'must be an e-mail address');
  if (args.districtName !== null && (args.districtName.trim() === '' || args.districtName.length > 200))
    throw refuse('name', 'must have 1 to 200 characters');
  if (args.timeZone !== null && !isTimeZone(args.timeZone))
    throw refuse('time-zone', 'must be a time zone by its IANA name, for example America/Chicago');
  return email;
}

async function takeDistrict(args: FirstAdministrator): Promise<{ district: DistrictRow; made: boolean }> {
  const { districtSlug: slug, districtName: name, timeZone, now } = args;
  const row = newDistrict({ slug, name, timeZone }, now);
  return inTransaction(args.services.database, null, async () => {
    const before = await selectDistrict(slug);
    if (before !== null) return { district: before, made: false };
    if (await insertDistrict(row, now)) return { district: row, made: true };
    const other = await selectDistrict(slug);
    if (other === null) throw new Error(`District ${slug} came and went.`);
    return { district: other, made: false };
  });
}

async function takeOrg(district: DistrictRow, now: Date): Promise<string> {
  const before = await selectDistrictOrg();
  if (before !== null) return before;
  const id = newId(now);
  await insertDistrictOrg(id, district.name, now);
  return id;
}

/** A name to begin with, from the address: `maria.lopez@...` is Maria Lopez. */
function nameFrom(email: string): { given: string; family: string } {
  const words = (email.split('@')[0] ?? '').split(/[._+-]+/).filter((word) => word !== '');
  const [given = 'District', ...rest] = words;
  return { given: titled([given]), family: rest.length === 0 ? 'Administrator' : titled(rest) };
}
