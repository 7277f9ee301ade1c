import { randomUUID } from 'node:crypto';
import { type EndpointId, endpoints } from '@cairn/contract';
import { type CallInput, callApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policies } from '../policies.ts';
import type { ActorName } from './actors.fixture.ts';
import { ENDPOINT_IDS, inputOf, ratingOf } from './cells.fixture.ts';
import { openWorld, type World } from './world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.test.close());

type Ids = Readonly<Record<'personId' | 'classId' | 'ratingId' | 'frameworkId' | 'competencyId', string>>;
const missing = (): Ids => ({
  personId: randomUUID(),
  classId: randomUUID(),
  ratingId: randomUUID(),
  frameworkId: randomUUID(),
  competencyId: randomUUID(),
});
const nearIds = (): Ids => ({ ...world.ids, personId: world.people.learner.id });
const farIds = (): Ids => ({
  personId: world.people.farLearner.id,
  classId: world.ids.farClassId,
  ratingId: world.ids.farRatingId,
  frameworkId: world.ids.farFrameworkId,
  competencyId: world.ids.farCompetencyId,
});

/** Endpoints that name a record in their path, and those that name a person in their body. */
const NAMES_RECORD = ENDPOINT_IDS.filter(
  (id) => /:(?!token)/.test(endpoints[id].path) || id === 'rating.write' || id === 'demo.sign_in',
);
const isShared = (id: EndpointId): boolean => policies[endpoints[id].permission]?.on === 'signed_in';

/** The request of the matrix with other ids. */
async function inputWith(id: EndpointId, ids: Ids): Promise<CallInput<EndpointId>> {
  const input = await inputOf(id, { world, about: 'learner', willPass: false });
  const params = { ...input.params, ...ids };
  if (id === 'rating.write') return { params, body: ratingOf(ids.personId, world.ids.competencyId) };
  if (id === 'demo.sign_in') return { params, body: { personId: ids.personId } };
  return { ...input, params };
}

/** An answer as far as it may differ: without ids of its own and the record's. */
async function answerTo(id: EndpointId, actor: ActorName, input: CallInput<EndpointId>) {
  const { status, text, headers } = await callApp(world.test.app, id, world.cookies[actor], input);
  const { 'content-length': _, date: __, ...told } = headers;
  const body = text
    .replace(/"requestId":"[^"]*"/, '')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
  return { status, body, headers: told };
}

describe('what is not there and what is forbidden look the same', () => {
  it.each(NAMES_RECORD)('%s', async (id) => {
    const outsiders: ActorName[] = ['researcher', 'otherGuardian', 'otherFacilitator', 'otherLeader'];
    for (const actor of outsiders) {
      const nothing = await answerTo(id, actor, await inputWith(id, missing()));
      const foreign = await answerTo(id, actor, await inputWith(id, farIds()));
      expect([actor, nothing.status, foreign]).toEqual([actor, 404, nothing]);
      if (isShared(id)) continue;
      const forbidden = await answerTo(id, actor, await inputWith(id, nearIds()));
      expect([actor, forbidden]).toEqual([actor, nothing]);
    }
  });

  it.each(NAMES_RECORD)('%s, for the leader of another district', async (id) => {
    for (const actor of ['farLeader', 'farLeaderAskingHere', 'twoHats'] as const) {
      const nothing = await answerTo(id, actor, await inputWith(id, missing()));
      const foreign = await answerTo(id, actor, await inputWith(id, nearIds()));
      expect([actor, nothing.status, foreign]).toEqual([actor, 404, nothing]);
    }
  });

  it('session.choose_district', async () => {
    const choose = (districtId: string) =>
      answerTo('session.choose_district', 'researcher', { body: { districtId } });
    expect(await choose(world.far.id)).toEqual(await choose(randomUUID()));
  });
});

type Inner = readonly [string, EndpointId, (one: Ids) => Omit<CallInput<EndpointId>, 'params'>];
const decision = (competencyId: string) => ({ commandId: randomUUID(), id: randomUUID(), competencyId });
/** References inside a request that is itself allowed. */
const INNER: readonly Inner[] = [
  ['a competency of an explanation', 'explanation.read', () => ({})],
  ['a competency of the evidence', 'evidence.list', ({ competencyId }) => ({ query: { competencyId } })],
  ['a framework of the standing', 'standing.read', ({ frameworkId }) => ({ query: { frameworkId } })],
  ['a framework of the trail', 'trail.read', ({ frameworkId }) => ({ query: { frameworkId } })],
  ['a column of the grid', 'grid.read', ({ competencyId }) => ({ query: { competencies: competencyId } })],
  ['a school of the classes', 'class.list', ({ classId }) => ({ query: { schoolId: classId } })],
  [
    'a competency to choose',
    'trail.choose',
    ({ competencyId }) => ({ body: { ...decision(competencyId), adviceId: null, reason: '' } }),
  ],
  [
    'a competency to assume',
    'assumption.decide',
    ({ competencyId }) => ({ body: { ...decision(competencyId), assumed: true, reason: '' } }),
  ],
  [
    'a competency to rate',
    'rating.write',
    ({ competencyId }) => ({ body: ratingOf(world.people.learner.id, competencyId) }),
  ],
  [
    'a class to rate in',
    'rating.write',
    ({ classId }) => ({ body: { ...ratingOf(world.people.learner.id, world.ids.competencyId), classId } }),
  ],
];

describe('inside an allowed request, what is not there and what is elsewhere look the same', () => {
  it.each(INNER)('%s', async (_name, id, more) => {
    const own = { personId: world.people.learner.id, classId: world.ids.classId };
    const answer = (ids: Ids) =>
      answerTo(id, 'facilitator', {
        ...more(ids),
        params: { ...ids, ...own },
      });
    const nothing = await answer(missing());
    expect(await answer(farIds())).toEqual(nothing);
    // A class of the other school is there, and the facilitator does not teach it.
    expect(await answer({ ...missing(), classId: world.ids.otherClassId })).toEqual(nothing);
  });

  it('one person of many who may not be rated refuses the whole command', async () => {
    const before = await world.test.database.asOwner('select id from cairn.rating');
    const [own, others] = [
      world.people.learner.id,
      [randomUUID(), world.people.otherLearner.id, world.people.farLearner.id],
    ];
    const answers = [];
    for (const other of others) {
      const [first, second] = [
        ratingOf(own, world.ids.competencyId),
        ratingOf(other, world.ids.competencyId),
      ];
      const body = { ...first, evidence: [...first.evidence, ...second.evidence] };
      answers.push(await answerTo('rating.write', 'facilitator', { body }));
    }
    expect(answers).toEqual(Array(3).fill({ ...answers[0], status: 404 }));
    expect(await world.test.database.asOwner('select id from cairn.rating')).toEqual(before);
  });
});
