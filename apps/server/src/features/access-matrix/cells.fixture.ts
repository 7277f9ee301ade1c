import { randomUUID } from 'node:crypto';
import { type EndpointId, ERRORS, type ErrorCode, endpoints } from '@cairn/contract';
import { type CallInput, type CallResult, callApp, giveRating, type TestApp } from '@cairn/testkit';
import type { ActorName, Target } from './actors.fixture.ts';
import { EXPECTED, type Row } from './expected.fixture.ts';
import type { World } from './world.fixture.ts';

export type Outcome = ErrorCode | 'ok';
type Answer = CallResult<EndpointId>;
type Input = CallInput<EndpointId>;
type Asked = { readonly world: World; readonly about: Target; readonly willPass: boolean };

export const ENDPOINT_IDS = Object.keys(endpoints).filter((id): id is EndpointId => id in endpoints);

/** Requests that end the session they come with when they are answered: each gets a session of its own. */
const ENDS_SESSION: readonly EndpointId[] = ['session.sign_out', 'demo.sign_in'];

const TARGETS = { learner: 'learner', colleague: 'facilitator', administrator: 'districtLeader' } as const;
export const idOf = (world: World, about: Target): string => world.people[TARGETS[about]].id;

const command = () => ({ commandId: randomUUID(), id: randomUUID() });

/** What an endpoint is asked beside the ids of its path. */
const ASKS: Partial<Record<EndpointId, (asked: Asked) => Input | Promise<Input>>> = {
  'session.sign_in': () => ({ body: { login: 'nobody@cedar-valley-demo', password: 'not a password' } }),
  'session.choose_district': ({ world }) => ({ body: { districtId: world.near.id } }),
  'demo.sign_in': ({ world, about, willPass }) => ({
    body: { personId: willPass ? world.people.demoLearner.id : idOf(world, about) },
  }),
  'link.read': ({ world }) => ({ params: { token: world.ids.linkToken } }),
  'link.use': () => ({ params: { token: 'x'.repeat(43) }, body: { password: 'granite path 7' } }),
  search: () => ({ query: { q: 'Famlearner' } }),
  'framework.mark_types': async ({ world }) => ({
    body: { types: ['competency'], version: await versionOf(world) },
  }),
  'rating.write': ({ world, about }) => ({ body: ratingOf(idOf(world, about), world.ids.competencyId) }),
  'rating.correct': async ({ world, about, willPass }) => ({
    params: { ratingId: await ratingToCorrect(world, about, willPass) },
    body: { ...command(), state: 'scored', level: 3 },
  }),
  'trail.choose': ({ world }) => ({
    body: { ...command(), competencyId: world.ids.competencyId, adviceId: null, reason: 'Chosen' },
  }),
  'assumption.decide': ({ world }) => ({
    body: { ...command(), competencyId: world.ids.competencyId, assumed: false, reason: 'Decided' },
  }),
};

/** A command that rates one person once. */
export function ratingOf(personId: string, competencyId: string) {
  const rating = { id: randomUUID(), competencyId, state: 'scored' as const, level: 2 };
  return { commandId: randomUUID(), evidence: [{ id: randomUUID(), personId, ratings: [rating] }] };
}

async function versionOf({ test, near, ids }: World): Promise<number> {
  const [row] = await test.database.asOwner<{ version: number }>(
    'select version from cairn.framework where district_id = $1 and id = $2',
    [near.id, ids.frameworkId],
  );
  return row?.version ?? 0;
}

/** A rating can be corrected once, so whoever may gets one of their own to correct. */
async function ratingToCorrect(world: World, about: Target, willPass: boolean): Promise<string> {
  if (!willPass) return about === 'learner' ? world.ids.ratingId : world.ids.colleagueRatingId;
  const { ratingId } = await giveRating(world.test.services, world.near, {
    person: idOf(world, about),
    rater: world.people.facilitator.id,
    competency: world.ids.competencyId,
  });
  return ratingId;
}

/** The request of one cell. `willPass` tells that it is to be answered, for requests that use something up. */
export async function inputOf(id: EndpointId, asked: Asked): Promise<Input> {
  const { classId, frameworkId, competencyId } = asked.world.ids;
  const params = { classId, frameworkId, competencyId, personId: idOf(asked.world, asked.about) };
  const more = await ASKS[id]?.(asked);
  return { ...more, params: { ...params, ...more?.params } };
}

/** Ask as somebody, of the world's own server or of another one on the same database. */
export async function ask(
  id: EndpointId,
  {
    world,
    actor,
    about = 'learner',
    willPass,
  }: { world: World; actor: ActorName; about?: Target; willPass: boolean },
  app: TestApp['app'] = world.test.app,
): Promise<Answer> {
  const input = await inputOf(id, { world, about, willPass });
  const cookie =
    willPass && ENDS_SESSION.includes(id) ? await world.freshCookie(actor) : world.cookies[actor];
  return callApp(app, id, cookie, input);
}

/** What the matrix says about one cell. */
export function expectedOutcome(row: Row, actor: ActorName): Outcome {
  if (row.ok.includes(actor)) return 'ok';
  if (actor === 'anonymous') return row.nobody ?? 'not_signed_in';
  if (actor === 'expired') return row.nobody ?? 'session_expired';
  return row.others ?? 'not_found';
}

/** `ok`, or the code of the problem, whose status must be the code's. */
export function outcomeOf({ status, problem }: Answer): string {
  if (status === 200) return 'ok';
  const code = problem.code ?? 'no code';
  const known = Object.entries(ERRORS).find(([name]) => name === code)?.[1].status;
  return known === status ? code : `${code} with status ${status}`;
}

/** Every row of the matrix with its endpoint. */
export const ROWS: readonly (readonly [EndpointId, Row])[] = ENDPOINT_IDS.flatMap((id) =>
  (EXPECTED[id] ?? []).map((row) => [id, row] as const),
);
