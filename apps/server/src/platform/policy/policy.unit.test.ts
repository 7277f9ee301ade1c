import { PERMISSIONS, type Role } from '@cairn/contract';
import { describe, expect, it } from 'vitest';
import {
  type Actor,
  abilities,
  CLASS_RELATIONS,
  can,
  PERSON_RELATIONS,
  type Policy,
  type Resource,
} from './policy.ts';

const policy: Policy = {
  'health.read': { on: 'anyone' },
  'session.sign_out': { on: 'signed_in' },
  'job.list': { on: 'district', allow: ['it', 'district_leader'] },
  'standing.read': { on: 'person', allow: ['self', 'guards', 'teaches'] },
  'grid.read': { on: 'class', allow: ['teaches'] },
};
const actor = (...roles: Role[]): Actor => ({
  accountId: 'a',
  districtId: 'd',
  personId: 'p',
  roles: roles.map((role) => ({ role, orgId: 'o', orgName: 'O' })),
});
const person = (...relations: (typeof PERSON_RELATIONS)[number][]): Resource => ({
  kind: 'person',
  relations: new Set(relations),
});
const classOf = (...relations: (typeof CLASS_RELATIONS)[number][]): Resource => ({
  kind: 'class',
  relations: new Set(relations),
});
const everything: Resource[] = [
  { kind: 'anyone' },
  { kind: 'district' },
  person(...PERSON_RELATIONS),
  classOf(...CLASS_RELATIONS),
];

describe('can', () => {
  it('denies what has no rule, to everybody and on everything', () => {
    const unruled = PERMISSIONS.filter((permission) => policy[permission] === undefined);
    expect(unruled.length).toBeGreaterThan(10);
    for (const permission of unruled)
      for (const resource of everything) {
        expect(can(policy, actor('it', 'district_leader'), permission, resource)).toBe(false);
        expect(can(policy, null, permission, resource)).toBe(false);
      }
  });

  it('lets nobody who is not signed in past anything but "anyone"', () => {
    for (const permission of PERMISSIONS)
      for (const resource of everything)
        expect(can(policy, null, permission, resource)).toBe(permission === 'health.read');
  });

  it.each(PERSON_RELATIONS)('a person who %s: as the rule says', (relation) => {
    const expected = ['self', 'guards', 'teaches'].includes(relation);
    expect(can(policy, actor(), 'standing.read', person(relation))).toBe(expected);
  });

  it.each(CLASS_RELATIONS)('somebody who %s the class: as the rule says', (relation) => {
    expect(can(policy, actor(), 'grid.read', classOf(relation))).toBe(relation === 'teaches');
  });

  it('holds a rule to its kind of thing', () => {
    for (const resource of everything) {
      expect(can(policy, actor('it'), 'job.list', resource)).toBe(resource.kind === 'district');
      expect(can(policy, actor('it'), 'standing.read', resource)).toBe(resource.kind === 'person');
      expect(can(policy, actor('it'), 'grid.read', resource)).toBe(resource.kind === 'class');
    }
    expect(can(policy, actor('facilitator'), 'job.list', { kind: 'district' })).toBe(false);
    expect(can(policy, actor('it'), 'standing.read', person())).toBe(false);
  });
});

describe('abilities', () => {
  it.each<[Role[], string[]]>([
    [[], ['health.read', 'session.sign_out']],
    [['guardian'], ['health.read', 'session.sign_out', 'standing.read']],
    [['facilitator'], ['health.read', 'session.sign_out', 'grid.read', 'standing.read']],
    [['it'], ['health.read', 'session.sign_out', 'job.list']],
    [
      ['it', 'learner'],
      ['health.read', 'session.sign_out', 'standing.read', 'job.list'],
    ],
  ])('%j may somewhere: %j', (roles, expected) => {
    expect(abilities(policy, actor(...roles), PERMISSIONS).sort()).toEqual([...expected].sort());
  });

  it('are those of anyone without a person', () => {
    expect(abilities(policy, null, PERMISSIONS)).toEqual(['health.read']);
  });
});
