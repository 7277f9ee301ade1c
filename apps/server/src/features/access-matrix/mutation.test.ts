import { type EndpointId, endpoints, PERMISSIONS, type Permission, ROLES } from '@cairn/contract';
import type { TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../platform/http/app.ts';
import {
  CLASS_RELATIONS,
  type ClassRelation,
  PERSON_RELATIONS,
  type PersonRelation,
  type Policy,
  type Rule,
} from '../../platform/policy/policy.ts';
import { policies } from '../policies.ts';
import type { ActorName, Target } from './actors.fixture.ts';
import { ask, ENDPOINT_IDS, expectedOutcome, outcomeOf } from './cells.fixture.ts';
import { EXPECTED, type Row } from './expected.fixture.ts';
import { createJobTables, openWorld, type World } from './world.fixture.ts';

/** For each relation somebody who has no other, and to whom. */
const PERSON_WITNESS: Readonly<Record<PersonRelation, readonly [ActorName, Target]>> = {
  self: ['learner', 'learner'],
  guards: ['guardian', 'learner'],
  teaches: ['facilitator', 'learner'],
  advises: ['advisor', 'learner'],
  coaches: ['coach', 'colleague'],
  supervises: ['supervisor', 'colleague'],
  counsels_school: ['counselor', 'learner'],
  leads_school: ['leader', 'learner'],
  leads_district: ['districtLeader', 'learner'],
  runs_it: ['it', 'learner'],
};
const CLASS_WITNESS: Readonly<Record<ClassRelation, ActorName>> = {
  teaches: 'facilitator',
  learns: 'classmate',
  leads_school: 'leader',
  leads_district: 'districtLeader',
};
const ROLE_WITNESS: Readonly<Record<(typeof ROLES)[number], ActorName>> = {
  learner: 'learner',
  facilitator: 'schoolFacilitator',
  aide: 'aide',
  counselor: 'counselor',
  coach: 'coach',
  school_leader: 'leader',
  district_leader: 'districtLeader',
  it: 'it',
  guardian: 'guardian',
  researcher: 'researcher',
};

type Cell = { readonly actor: ActorName; readonly about: Target };
type Mutation = {
  readonly what: string;
  readonly permission: Permission;
  readonly rule: Rule | undefined;
  readonly cell: Cell;
};

const toggled = <T>(list: readonly T[], entry: T): T[] =>
  list.includes(entry) ? list.filter((one) => one !== entry) : [...list, entry];
const verb = <T>(list: readonly T[], entry: T): string => (list.includes(entry) ? 'without' : 'with');

/** Each line of a rule taken away, and each line that it has not added; a rule without lines taken away as a whole. */
function mutationsOf(permission: Permission, rule: Rule): Mutation[] {
  switch (rule.on) {
    case 'anyone':
    case 'signed_in':
      return [
        {
          what: 'without its rule',
          permission,
          rule: undefined,
          cell: { actor: 'learner', about: 'learner' },
        },
      ];
    case 'district':
      return ROLES.map((role) => ({
        what: `${verb(rule.allow, role)} ${role}`,
        permission,
        rule: { on: 'district', allow: toggled(rule.allow, role) },
        cell: { actor: ROLE_WITNESS[role], about: 'learner' },
      }));
    case 'person':
      return PERSON_RELATIONS.map((relation) => ({
        what: `${verb(rule.allow, relation)} ${relation}`,
        permission,
        rule: { on: 'person', allow: toggled(rule.allow, relation) },
        cell: { actor: PERSON_WITNESS[relation][0], about: PERSON_WITNESS[relation][1] },
      }));
    case 'class':
      return CLASS_RELATIONS.map((relation) => ({
        what: `${verb(rule.allow, relation)} ${relation}`,
        permission,
        rule: { on: 'class', allow: toggled(rule.allow, relation) },
        cell: { actor: CLASS_WITNESS[relation], about: 'learner' },
      }));
  }
}

const rules = PERMISSIONS.flatMap((permission) => {
  const rule = policies[permission];
  return rule === undefined ? [] : [[permission, rule] as const];
});
const endpointsOf = (permission: Permission): EndpointId[] =>
  ENDPOINT_IDS.filter((id) => endpoints[id].permission === permission);
/** Answered outside the contract; routes.test.ts asks them. */
const RAW: readonly Permission[] = ['health.read', 'live.listen'];

let world: World;
let app: TestApp['app'];
let policy: Policy = policies;
beforeAll(async () => {
  world = await openWorld();
  await createJobTables(world);
  const { services } = world.test;
  app = await buildApp({
    ...services,
    get policy() {
      return policy;
    },
  });
});
afterAll(async () => {
  await app.close();
  await world.test.close();
});

describe('each line of the policy', () => {
  it('names every permission, and every permission is asked for by a route', () => {
    expect(rules.map(([permission]) => permission)).toEqual([...PERMISSIONS]);
    expect(PERMISSIONS.filter((one) => endpointsOf(one).length === 0 && !RAW.includes(one))).toEqual([]);
  });

  it.each(rules.filter(([permission]) => !RAW.includes(permission)))(
    '%s: taking a line away, or adding one, turns a cell of the matrix red',
    async (permission, rule) => {
      const unseen: string[] = [];
      for (const mutation of mutationsOf(permission, rule))
        if (!(await isSeen(mutation))) unseen.push(mutation.what);
      expect(unseen).toEqual([]);
    },
  );

  it.each(rules.filter(([, { on }]) => on !== 'anyone' && on !== 'signed_in'))(
    '%s: opening it to whoever is signed in turns a cell red',
    async (permission) => {
      const cell = { actor: 'researcher', about: 'learner' } as const;
      expect(await isSeen({ what: 'signed in', permission, rule: { on: 'signed_in' }, cell })).toBe(true);
    },
  );

  it.each(rules.filter(([permission, { on }]) => on !== 'anyone' && !RAW.includes(permission)))(
    '%s: opening it to anyone lets nobody in who is not signed in',
    async (permission) => {
      const cell = { actor: 'anonymous', about: 'learner' } as const;
      expect(await isSeen({ what: 'anyone', permission, rule: { on: 'anyone' }, cell })).toBe(false);
    },
  );
});

/** Whether at least one cell of the permission's endpoints answers other than the matrix says. */
async function isSeen({ permission, rule, cell }: Mutation): Promise<boolean> {
  const { [permission]: _, ...others } = policies;
  policy = rule === undefined ? others : { ...policies, [permission]: rule };
  try {
    for (const id of endpointsOf(permission)) {
      const row = rowOf(id, cell.about);
      const expected = expectedOutcome(row, cell.actor);
      const found = outcomeOf(await ask(id, { world, ...cell, willPass: true }, app));
      expect(found).not.toMatch(/internal|status/);
      if (found !== expected) return true;
    }
    return false;
  } finally {
    policy = policies;
  }
}

/** The row about this target; an endpoint about nobody has one row. */
function rowOf(id: EndpointId, about: Target): Row {
  const rows = EXPECTED[id];
  const row = rows.find((one) => one.about === about) ?? rows[0];
  if (row === undefined) throw new Error(`${id} has no row.`);
  return row;
}
