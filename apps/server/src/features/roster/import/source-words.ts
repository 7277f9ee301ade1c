import type { Role } from '@cairn/contract';

/** What a roster's word for a role at an organisation means here. A word of the district's own has no entry. */
const ROLES: Readonly<Record<string, Role>> = {
  student: 'learner',
  teacher: 'facilitator',
  aide: 'aide',
  proctor: 'aide',
  counselor: 'counselor',
  principal: 'school_leader',
  siteAdministrator: 'school_leader',
  districtAdministrator: 'district_leader',
  systemAdministrator: 'it',
  guardian: 'guardian',
  parent: 'guardian',
  relative: 'guardian',
};

export type ClassRole = 'learner' | 'facilitator' | 'aide' | 'administrator';

const CLASS_ROLES: Readonly<Record<string, ClassRole>> = {
  student: 'learner',
  teacher: 'facilitator',
  administrator: 'administrator',
  proctor: 'aide',
};

const ORG_KINDS = new Set(['department', 'school', 'district', 'local', 'state', 'national']);

/** The role of a OneRoster `roles` row (1.2, table of roles), or null for an `ext:` word. */
export const roleOf = (word: string): Role | null => ROLES[word] ?? null;

/** The role of a OneRoster `enrollments` row, or null for an `ext:` word. */
export const classRoleOf = (word: string): ClassRole | null => CLASS_ROLES[word] ?? null;

/** The kind of an organisation; an `ext:` word becomes `other`. */
export const orgKindOf = (word: string): string => (ORG_KINDS.has(word) ? word : 'other');
