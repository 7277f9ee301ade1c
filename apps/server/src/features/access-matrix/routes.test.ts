import { channel } from 'node:diagnostics_channel';
import { endpoints, type Permission } from '@cairn/contract';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../platform/http/app.ts';
import type { Policy } from '../../platform/policy/policy.ts';
import { policies } from '../policies.ts';
import type { ActorName } from './actors.fixture.ts';
import { ENDPOINT_IDS } from './cells.fixture.ts';
import { openWorld, type World } from './world.fixture.ts';

/** Routes outside the contract, with the permission that each names. */
const RAW_ROUTES = ['GET /api/live live.listen', 'GET /health health.read'];
/** Routes that serve the reference and the files of the web application: no data, no permission. */
const OPEN_ROUTES = [
  'GET /',
  'GET /docs',
  'GET /docs/',
  'GET /docs/js/scalar.js',
  'GET /docs/openapi.json',
  'GET /docs/openapi.yaml',
];
/** There once the web application is built. */
const BUILT_FILES = 'GET /*';

type Registered = Pick<RouteOptions, 'method' | 'url' | 'config'>;

let world: World;
let app: FastifyInstance;
let policy: Policy = policies;
const routes: Registered[] = [];

beforeAll(async () => {
  world = await openWorld();
  const { services } = world.test;
  // Fastify tells of each new server before its first route.
  const collect = (message: unknown): void => {
    if (isServer(message)) message.fastify.addHook('onRoute', (route) => void routes.push(route));
  };
  const started = channel('fastify.initialization');
  started.subscribe(collect);
  app = await buildApp(
    {
      ...services,
      get policy() {
        return policy;
      },
    },
    { web: true },
  );
  started.unsubscribe(collect);
});
afterAll(async () => {
  await app.close();
  await world.test.close();
});

const isServer = (message: unknown): message is { fastify: FastifyInstance } =>
  typeof message === 'object' && message !== null && 'fastify' in message;

const listed = (wanted: (permission: Permission | undefined) => boolean): string[] =>
  routes
    .filter(({ config }) => wanted(config?.permission))
    .flatMap(({ method, url, config }) =>
      [method]
        .flat()
        .map((one) => `${one} ${url}${config?.permission === undefined ? '' : ` ${config.permission}`}`),
    )
    // Fastify adds a HEAD to each GET, which passes the same stations.
    .filter((line) => !line.startsWith('HEAD '))
    .toSorted();

describe('the registered routes', () => {
  it('are those of the contract and two more, each with its permission', () => {
    const contract = ENDPOINT_IDS.map((id) => {
      const { method, path, permission } = endpoints[id];
      return `${method} ${path} ${permission}`;
    });
    expect(listed((permission) => permission !== undefined)).toEqual([...contract, ...RAW_ROUTES].toSorted());
  });

  it('without a permission serve the reference and files only', () => {
    const open = listed((permission) => permission === undefined);
    expect(open.filter((line) => line !== BUILT_FILES)).toEqual(OPEN_ROUTES);
  });

  it('with HEAD ask for the same permission as with GET', () => {
    const permissionOf = (method: string) =>
      new Map(
        routes
          .filter((route) => [route.method].flat().includes(method))
          .map(({ url, config }) => [url, config?.permission]),
      );
    const gets = permissionOf('GET');
    for (const [url, permission] of permissionOf('HEAD'))
      expect([url, permission]).toEqual([url, gets.get(url)]);
  });

  it('do not hold the accounts library', async () => {
    for (const url of [
      '/api/accounts/sign-in/email',
      '/api/accounts/get-session',
      '/api/accounts/list-sessions',
    ]) {
      const answer = await app.inject({ method: 'GET', url, headers: { accept: 'text/html' } });
      expect(answer.statusCode).toBe(404);
    }
  });
});

describe('/health', () => {
  it('says only that it is there, to anybody, and nothing without its rule', async () => {
    const health = () => app.inject({ method: 'GET', url: '/health' });
    expect((await health()).json()).toEqual({ ok: true });
    expect((await withoutRule('health.read', health)).statusCode).toBe(401);
  });
});

describe('/api/live', () => {
  it.each([
    ['anonymous', 401],
    ['expired', 401],
    ['deactivated', 404],
    ['learner', 200],
    ['farLeaderAskingHere', 200],
  ] as const)('%s: %i', async (actor, status) => {
    expect(await listen(actor)).toBe(status);
  });

  it('is closed without its rule', async () => {
    expect(await withoutRule('live.listen', () => listen('learner'))).toBe(404);
  });
});

async function withoutRule<T>(permission: Permission, work: () => Promise<T>): Promise<T> {
  const { [permission]: _, ...others } = policies;
  policy = others;
  try {
    return await work();
  } finally {
    policy = policies;
  }
}

/** The status with which the stream opens; the stream is left at once. */
async function listen(actor: ActorName): Promise<number> {
  const cookie = world.cookies[actor];
  const answer = await app.inject({
    method: 'GET',
    url: '/api/live',
    headers: cookie === null ? {} : { cookie },
    payloadAsStream: true,
  });
  answer.stream().destroy();
  return answer.statusCode;
}
