import type { Role } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';

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
