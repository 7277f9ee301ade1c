import { PERMISSIONS, type Session } from '@cairn/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import type { DistrictRow } from '../../platform/district/queries.ts';
import { type Actor, abilities, type Policy } from '../../platform/policy/policy.ts';

type Person = NonNullable<Session['person']>;
export type SessionFacts = {
  readonly signedIn: boolean;
  readonly actor: Actor | null;
  readonly person: Person | null;
  readonly districts: readonly DistrictRow[];
};

/** What the client may know about itself. */
export function presentSession(facts: SessionFacts, config: Config, clock: Clock, policy: Policy): Session {
  const present = (row: DistrictRow) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    timeZone: row.time_zone,
  });
  const district = facts.districts.find(({ id }) => id === facts.actor?.districtId);
  return {
    mode: config.mode,
    clockShiftMs: Math.round(clock.shiftMs),
    signedIn: facts.signedIn,
    person: facts.person,
    district: district === undefined ? null : present(district),
    roles: [...(facts.actor?.roles ?? [])],
    abilities: abilities(policy, facts.actor, PERMISSIONS),
    home: homeOf(facts.actor),
    districts: facts.districts.map(present),
  };
}

/** The first screen: the role that needs Cairn most often in a day wins. */
export function homeOf(actor: Actor | null): Session['home'] {
  const has = (role: Actor['roles'][number]['role']): boolean =>
    actor?.roles.some((held) => held.role === role) ?? false;
  if (has('learner')) return 'trail';
  if (has('facilitator') || has('aide')) return 'today';
  if (has('school_leader') || has('district_leader')) return 'schools';
  if (has('it')) return 'console';
  if (has('guardian')) return 'family';
  return 'none';
}
