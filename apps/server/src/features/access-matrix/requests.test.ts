import { randomUUID } from 'node:crypto';
import { type EndpointId, endpoints } from '@cairn/contract';
import { type CallInput, callApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { policies } from '../policies.ts';
import { type ActorName, NEAR } from './actors.fixture.ts';
import { ENDPOINT_IDS, inputOf } from './cells.fixture.ts';
import { EXPECTED } from './expected.fixture.ts';
import { openWorld, type World } from './world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.test.close());

const LEAK = /stack|node_modules|\.ts\b|select |pg_|syntax/i;
const call = (id: EndpointId, actor: ActorName, input: CallInput<EndpointId>) =>
  callApp(world.test.app, id, world.cookies[actor], input);
const askedOf = (id: EndpointId) => inputOf(id, { world, about: 'learner', willPass: false });

/** Each id in a path, with its endpoint. */
const PATH_IDS = ENDPOINT_IDS.flatMap((id) =>
  [...endpoints[id].path.matchAll(/:(\w+)/g)].flatMap(([, name]) =>
    name === undefined || name === 'token' ? [] : [[id, name] as const],
  ),
);

describe('an id that is none', () => {
  it.each(PATH_IDS)('%s: %s', async (id, name) => {
    const input = await askedOf(id);
    for (const malformed of [
      'x',
      `${randomUUID()}0`,
      "' or 1=1 --",
      'null',
      '00000000',
      '\u0000',
      'ñ'.repeat(60),
    ]) {
      const sent = { ...input, params: { ...input.params, [name]: malformed } };
      const { status, problem, text } = await call(id, 'districtLeader', sent);
      expect([malformed, status, problem.code]).toEqual([malformed, 400, 'invalid_request']);
      expect(problem.invalid?.map((field) => field.name)).toEqual([`params.${name}`]);
      expect(text).not.toMatch(LEAK);
      expect((await call(id, 'anonymous', sent)).problem.code).toBe('not_signed_in');
    }
  });
});

describe('a session that has ended', () => {
  const closed = ENDPOINT_IDS.filter((id) => policies[endpoints[id].permission]?.on !== 'anyone');
  it.each(closed)('%s', async (id) => {
    const { status, problem } = await call(id, 'expired', await askedOf(id));
    expect([status, problem.code]).toEqual([401, 'session_expired']);
  });
});

describe('a write without the header of a page of ours', () => {
  it.each(ENDPOINT_IDS.filter((id) => endpoints[id].method !== 'GET'))('%s', async (id) => {
    const { method, path } = endpoints[id];
    const { params = {}, body } = await askedOf(id);
    const answer = await world.test.app.inject({
      method,
      url: path.replaceAll(/:(\w+)/g, (_match, name: string) => params[name] ?? ''),
      headers: { cookie: world.cookies.facilitator ?? '' },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'cross_site' }]);
  });
});

const pagedQuery = z.object({
  properties: z.object({ limit: z.object({ maximum: z.number() }), cursor: z.unknown().optional() }),
});
/** Lists by page with the most that each gives, and whether they go on. */
const PAGED = ENDPOINT_IDS.flatMap((id) => {
  const { query } = endpoints[id];
  if (query === undefined) return [];
  const paged = pagedQuery.safeParse(z.toJSONSchema(query, { unrepresentable: 'any' }));
  if (!paged.success) return [];
  const { limit, cursor } = paged.data.properties;
  return [[id, limit.maximum, cursor !== undefined] as const];
});
const mayAsk = (id: EndpointId): ActorName => {
  const found = NEAR.find((actor) => EXPECTED[id].some(({ ok }) => ok.includes(actor)));
  if (found === undefined) throw new Error(`Nobody may ask ${id}.`);
  return found;
};

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const [ID, HIGHEST] = ['6f1c1f8e-5f0e-4c3a-9d5e-1a2b3c4d5e6f', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
const GARBAGE = [
  '',
  'x',
  '~',
  '\u0000',
  '%00',
  encoded(null),
  encoded([]),
  encoded({}),
  encoded(-1),
  encoded(1e308),
  encoded('text'),
  encoded(['\u0000', ID]),
  encoded(['Ratios', 'no id']),
  encoded(['\ud800', ID]),
  encoded({ happenedAt: '9999-12-31T23:59:59Z', ratingId: ID }),
  encoded({ happenedAt: 'yesterday', ratingId: ID }),
  encoded({ frameworkId: ID, position: 1e12, competencyId: ID }),
  `2026-01-01~${'-'.repeat(36)}`,
  `2026-01-01~${HIGHEST}`,
  `+275760-09-13T00:00:00.000Z~${ID}`,
  `-271821-04-20T00:00:00.000Z~${ID}`,
  `0.${ID}`,
  `999999999.${HIGHEST}`,
  `9999999999.${ID}`,
  '9'.repeat(400),
  'x'.repeat(401),
];

describe('a list by page', () => {
  it('is told from its query', () => {
    expect(PAGED.length).toBeGreaterThan(6);
  });

  it.each(PAGED)('%s gives at most %i', async (id, most) => {
    const input = await askedOf(id);
    const withLimit = (limit: string) => call(id, mayAsk(id), { ...input, query: { ...input.query, limit } });
    expect((await withLimit(String(most))).status).toBe(200);
    for (const refused of [String(most + 1), '1000000000', '0', '-1', '1.5', 'all', 'NaN', 'Infinity', '']) {
      const { status, problem, text } = await withLimit(refused);
      expect([refused, status, problem.code]).toEqual([refused, 400, 'invalid_request']);
      expect(text).not.toMatch(LEAK);
    }
  });

  it.each(PAGED.filter(([, , hasCursor]) => hasCursor))('%s bears any cursor', async (id) => {
    const input = await askedOf(id);
    const answers = [];
    for (const cursor of GARBAGE) {
      const { status, text } = await call(id, mayAsk(id), { ...input, query: { ...input.query, cursor } });
      expect(text).not.toMatch(LEAK);
      if (status !== 200 && status !== 400) answers.push([cursor, status]);
    }
    expect(answers).toEqual([]);
  });
});
