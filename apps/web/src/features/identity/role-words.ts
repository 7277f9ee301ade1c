import type { Role } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';

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

/** A role in words. */
export function useRoleWord(): (role: Role) => string {
  const { t } = useLingui();
  return (role) => {
    const words: Readonly<Record<Role, string>> = {
      learner: t`Learner`,
      facilitator: t`Facilitator`,
      aide: t`Aide`,
      counselor: t`Counselor`,
      coach: t`Coach`,
      school_leader: t`School leader`,
      district_leader: t`District leader`,
      it: t`IT`,
      guardian: t`Family`,
      researcher: t`Researcher`,
    };
    return words[role];
  };
}
