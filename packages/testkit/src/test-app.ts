import { type EndpointId, type Endpoints, endpoints } from '@cairn/contract';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { sessionCookie } from '../../../apps/server/src/features/identity/session-cookie.ts';
import type { Config } from '../../../apps/server/src/platform/config.ts';
import { buildApp } from '../../../apps/server/src/platform/http/app.ts';
import type { Services } from '../../../apps/server/src/platform/services.ts';
import { openServices } from '../../../apps/server/src/platform/start.ts';
import { type Builders, createBuilders } from './builders.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const SECRET = 'a-secret-of-the-tests-0123456789abcdef';
/** Tests live on this day unless they say otherwise: a Friday in term. */
export const TEST_NOW = '2026-10-16T15:00:00.000Z';

type In<S> = S extends z.ZodType ? z.input<S> : never;
export type CallInput<Id extends EndpointId> = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: In<Endpoints[Id]['body']>;
};
export type CallResult<Id extends EndpointId> = {
  readonly status: number;
  /** Parsed by the endpoint's response schema when the status is 200. */
  readonly data: z.output<Endpoints[Id]['response']>;
  readonly problem: {
    code?: string;
    title?: string;
    detail?: string;
    invalid?: { name: string; code: string; reason: string }[];
  };
  readonly headers: Record<string, unknown>;
  readonly text: string;
};

export type TestApp = {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly database: TestDatabase;
  readonly build: Builders;
  /** The Cookie header of a fresh session for an account. */
  readonly cookieFor: (accountId: string, districtId?: string) => Promise<string>;
  readonly call: <Id extends EndpointId>(
    id: Id,
    cookie: string | null,
    input?: CallInput<Id>,
  ) => Promise<CallResult<Id>>;
  readonly close: () => Promise<void>;
};

/** A whole server on a database of its own. */
export async function openTestApp(overrides: Partial<Config> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const config: Config = {
    dataDir: '/nonexistent',
    databaseUrl: database.servingUrl,
    databaseAdminUrl: null,
    port: 4100,
    host: '127.0.0.1',
    mode: 'demo',
    now: TEST_NOW,
    origin: null,
    secret: SECRET,
    ...overrides,
  };
  const services = openServices(config, database.servingUrl, SECRET);
  const app = await buildApp(services);
  const cookieFor = async (accountId: string, districtId?: string): Promise<string> => {
    const context = await services.auth.context();
    const session = await context.internalAdapter.createSession(accountId);
    const cookie = sessionCookie(session.token, SECRET, false).split(';')[0] ?? '';
    return districtId === undefined ? cookie : `${cookie}; cairn_district=${districtId}`;
  };
  return {
    app,
    services,
    database,
    cookieFor,
    build: createBuilders(services),
    call: (id, cookie, input = {}) => callApp(app, id, cookie, input),
    close: async () => {
      await app.close();
      await services.close();
      await database.drop();
    },
  };
}

/** Ask an endpoint of any app, also of one that a test has built itself. */
export async function callApp<Id extends EndpointId>(
  app: FastifyInstance,
  id: Id,
  cookie: string | null,
  input: CallInput<Id>,
): Promise<CallResult<Id>> {
  const { method, path, response } = endpoints[id];
  const url = path.replaceAll(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent(input.params?.[name] ?? 'missing'),
  );
  const answer = await app.inject({
    method,
    url,
    ...(input.query === undefined ? {} : { query: input.query }),
    headers: { 'x-cairn-csrf': '1', ...(cookie === null ? {} : { cookie }) },
    ...(input.body === undefined ? {} : { payload: input.body as object }),
  });
  const json: unknown =
    answer.headers['content-type']?.toString().includes('json') === true ? answer.json() : {};
  return {
    status: answer.statusCode,
    // Tests read `data` after they have checked the status; a 200 that the schema refuses must fail here.
    data: (answer.statusCode === 200 ? response.parse(json) : undefined) as z.output<
      Endpoints[Id]['response']
    >,
    problem: (answer.statusCode === 200 ? {} : json) as CallResult<Id>['problem'],
    headers: answer.headers,
    text: answer.body,
  };
}
