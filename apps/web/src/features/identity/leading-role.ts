import type { Role } from '@cairn/contract';

/** Roles from the one that shapes the day most; of several, the first names the person. */
const order: readonly Role[] = [
  'learner',
  'facilitator',
  'aide',
  'counselor',
  'coach',
  'school_leader',
  'district_leader',
  'it',
  'guardian',
  'researcher',
];

/** The role that a person is introduced by. */
export function leadingRole<Held extends { readonly role: Role }>(roles: readonly Held[]): Held | undefined {
  return roles.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))[0];
}
