import type { Role } from '@cairn/contract';

/** People of district A, by what they are to the learner whom the matrix asks about. */
export const NEAR = [
  'learner',
  'classmate',
  'guardian',
  'otherGuardian',
  'pastGuardian',
  'facilitator',
  'aide',
  'substitute',
  'pastSubstitute',
  'aideSubstitute',
  'schoolFacilitator',
  'otherFacilitator',
  'pastFacilitator',
  'advisor',
  'counselor',
  'otherCounselor',
  'coach',
  'supervisor',
  'leader',
  'otherLeader',
  'pastLeader',
  'districtLeader',
  'it',
  'researcher',
] as const;

/** The strongest people of district B, who ask about the ids of district A. */
export const FAR = ['farFacilitator', 'farLeader', 'farLeaderAskingHere', 'farIt', 'twoHats'] as const;

/** Everybody with an active person in the district that they act in. */
export const SIGNED_IN = [...NEAR, ...FAR] as const;

/** Everybody whom the matrix lets ask. */
export const ACTORS = [...SIGNED_IN, 'deactivated', 'expired', 'anonymous'] as const;
export type ActorName = (typeof ACTORS)[number];

/** People who are looked at and never ask. */
export const SUBJECTS = ['demoLearner', 'invited', 'otherLearner', 'farLearner'] as const;
export type PersonName =
  | Exclude<ActorName, 'anonymous' | 'expired' | 'farLeaderAskingHere'>
  | (typeof SUBJECTS)[number];

/** Who is asked about: the learner, the facilitator who teaches them, or who leads the district. */
export type Target = 'learner' | 'colleague' | 'administrator';

/**
 * The one role that each person holds, and where. Nobody holds two, so that each role's line in a policy can be
 * told from the others.
 */
export const ROLES: Readonly<
  Record<PersonName, readonly [Role, 'heron' | 'osprey' | 'district' | 'farSchool' | 'farDistrict']>
> = {
  learner: ['learner', 'heron'],
  classmate: ['learner', 'heron'],
  guardian: ['guardian', 'heron'],
  otherGuardian: ['guardian', 'heron'],
  pastGuardian: ['guardian', 'heron'],
  facilitator: ['facilitator', 'heron'],
  aide: ['aide', 'heron'],
  substitute: ['facilitator', 'heron'],
  pastSubstitute: ['facilitator', 'heron'],
  aideSubstitute: ['facilitator', 'heron'],
  schoolFacilitator: ['facilitator', 'heron'],
  otherFacilitator: ['facilitator', 'osprey'],
  pastFacilitator: ['facilitator', 'heron'],
  advisor: ['facilitator', 'heron'],
  counselor: ['counselor', 'heron'],
  otherCounselor: ['counselor', 'osprey'],
  coach: ['coach', 'heron'],
  supervisor: ['facilitator', 'osprey'],
  leader: ['school_leader', 'heron'],
  otherLeader: ['school_leader', 'osprey'],
  pastLeader: ['school_leader', 'heron'],
  districtLeader: ['district_leader', 'district'],
  it: ['it', 'district'],
  researcher: ['researcher', 'district'],
  deactivated: ['facilitator', 'heron'],
  demoLearner: ['learner', 'osprey'],
  invited: ['learner', 'osprey'],
  otherLearner: ['learner', 'osprey'],
  farFacilitator: ['facilitator', 'farSchool'],
  farLeader: ['district_leader', 'farDistrict'],
  farIt: ['it', 'farDistrict'],
  // In district A the same account leads the district; here it acts in B, where it only researches.
  twoHats: ['researcher', 'farDistrict'],
  farLearner: ['learner', 'farSchool'],
};
