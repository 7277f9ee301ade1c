import type { Permission, Role } from '@cairn/contract';

/** How the person who asks stands to the person asked about, today. */
export const PERSON_RELATIONS = [
  'self',
  'guards',
  'teaches',
  'advises',
  'coaches',
  'supervises',
  'counsels_school',
  'leads_school',
  'leads_district',
  'runs_it',
] as const;
export type PersonRelation = (typeof PERSON_RELATIONS)[number];

/** How the person who asks stands to a class, today. */
export const CLASS_RELATIONS = ['teaches', 'learns', 'leads_school', 'leads_district'] as const;
export type ClassRelation = (typeof CLASS_RELATIONS)[number];

/** Who asks: a person of one district, with the roles that hold today. */
export type Actor = {
  readonly accountId: string;
  readonly districtId: string;
  readonly personId: string;
  readonly roles: readonly { readonly role: Role; readonly orgId: string; readonly orgName: string }[];
};

/** What is asked about, loaded, with the asker's relations to it. */
export type Resource =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'district' }
  | { readonly kind: 'person'; readonly relations: ReadonlySet<PersonRelation> }
  | { readonly kind: 'class'; readonly relations: ReadonlySet<ClassRelation> };

/** One permission's rule. Each entry of `allow` is one line of the access matrix. */
export type Rule =
  | { readonly on: 'anyone' }
  | { readonly on: 'signed_in' }
  | { readonly on: 'district'; readonly allow: readonly Role[] }
  | { readonly on: 'person'; readonly allow: readonly PersonRelation[] }
  | { readonly on: 'class'; readonly allow: readonly ClassRelation[] };

export type Policy = Readonly<Partial<Record<Permission, Rule>>>;

/**
 * May this actor do this to that? Pure; unknown means denied (law 4).
 * @param actor null when nobody is signed in
 */
export function can(
  policy: Policy,
  actor: Actor | null,
  permission: Permission,
  resource: Resource,
): boolean {
  const rule = policy[permission];
  if (rule === undefined) return false;
  if (rule.on === 'anyone') return true;
  if (actor === null) return false;
  switch (rule.on) {
    case 'signed_in':
      return true;
    case 'district':
      return resource.kind === 'district' && actor.roles.some(({ role }) => rule.allow.includes(role));
    case 'person':
      return resource.kind === 'person' && rule.allow.some((relation) => resource.relations.has(relation));
    case 'class':
      return resource.kind === 'class' && rule.allow.some((relation) => resource.relations.has(relation));
  }
}

/** Roles that may give rise to a relation; for telling a client what may hold somewhere. */
const ROLES_BEHIND: Readonly<Record<PersonRelation | ClassRelation, readonly Role[]>> = {
  self: ['learner'],
  learns: ['learner'],
  guards: ['guardian'],
  teaches: ['facilitator', 'aide'],
  advises: ['facilitator', 'counselor', 'coach'],
  coaches: ['coach'],
  supervises: ['school_leader', 'district_leader'],
  counsels_school: ['counselor'],
  leads_school: ['school_leader'],
  leads_district: ['district_leader'],
  runs_it: ['it'],
};

/** Permissions that hold for this actor on something in the district; sent to the client, which never re-derives rights. */
export function abilities(policy: Policy, actor: Actor | null, all: readonly Permission[]): Permission[] {
  const roles = new Set(actor?.roles.map(({ role }) => role) ?? []);
  const holds = (relations: readonly (PersonRelation | ClassRelation)[]): boolean =>
    relations.some((relation) => ROLES_BEHIND[relation].some((role) => roles.has(role)));
  return all.filter((permission) => {
    const rule = policy[permission];
    if (rule === undefined) return false;
    if (rule.on === 'anyone') return true;
    if (actor === null) return false;
    if (rule.on === 'signed_in') return true;
    if (rule.on === 'district') return rule.allow.some((role) => roles.has(role));
    return holds(rule.allow);
  });
}
