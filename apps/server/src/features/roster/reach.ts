import type { Role } from '@cairn/contract';
import type { Actor } from '../../platform/policy/policy.ts';

/** Whom an actor may find beyond relations and own classes. */
export type Reach = {
  readonly wholeDistrict: boolean;
  /** Organisations at which the actor may find everybody. */
  readonly orgIds: readonly string[];
  /** Organisations at which the actor may find the staff. */
  readonly staffOrgIds: readonly string[];
};

const EVERYWHERE: readonly Role[] = ['district_leader', 'it'];
const EVERYBODY_HERE: readonly Role[] = ['school_leader', 'counselor'];
const STAFF_HERE: readonly Role[] = ['facilitator', 'aide', 'coach'];

const orgsOf = (actor: Actor, roles: readonly Role[]): string[] => [
  ...new Set(actor.roles.filter(({ role }) => roles.includes(role)).map(({ orgId }) => orgId)),
];

/** Pure. Learners, guardians and researchers reach nobody by role. */
export function reachOf(actor: Actor): Reach {
  return {
    wholeDistrict: orgsOf(actor, EVERYWHERE).length > 0,
    orgIds: orgsOf(actor, EVERYBODY_HERE),
    staffOrgIds: orgsOf(actor, STAFF_HERE),
  };
}

/** Organisations whose classes an actor leads; `null` means those of the whole district. */
export function ledOrgs(actor: Actor): readonly string[] | null {
  return actor.roles.some(({ role }) => role === 'district_leader') ? null : orgsOf(actor, ['school_leader']);
}
