import {
  type EndpointId,
  type Endpoints,
  endpoints,
  type Locale,
  type Permission,
  Problem,
} from '@cairn/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { z } from 'zod';
import { inTransaction } from '../db/transaction.ts';
import { type Actor, can, type Resource } from '../policy/policy.ts';
import type { Services } from '../services.ts';
import { localeOf } from './locale.ts';
import { AppError } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the first two stations: who signed in, and the district this request is about. */
    identity: Identity | null;
  }
  interface FastifyContextConfig {
    endpoint?: EndpointId;
    /** Every route names one; a route without it does not register (law 4). */
    permission?: Permission;
  }
}

export type Identity = {
  readonly accountId: string;
  readonly sessionToken: string;
  readonly districtId: string | null;
};

type Output<S> = NonNullable<S> extends z.ZodType ? z.output<NonNullable<S>> : undefined;
type Input<Id extends EndpointId> = {
  readonly params: Output<Endpoints[Id]['params']>;
  readonly query: Output<Endpoints[Id]['query']>;
  readonly body: Output<Endpoints[Id]['body']>;
};
type Answer<Id extends EndpointId> = z.input<Endpoints[Id]['response']>;

type Context<Id extends EndpointId> = Input<Id> & {
  readonly actor: Actor;
  readonly services: Services;
  readonly now: Date;
  /** The language the answer is read in, where a text has a translation. */
  readonly locale: Locale;
};

/** What a route adds to the stations: how to load what is asked about, and what to do. */
export type TenantRoute<Id extends EndpointId, R extends Resource> = {
  /** Null means there is no such thing here: the same answer as "you may not". */
  readonly load: (context: Context<Id>) => Promise<R | null> | R;
  readonly act: (context: Context<Id> & { readonly resource: R }) => Promise<Answer<Id>>;
};

/** A route whose work must not hold a transaction open (files, other districts): authorized inside, done after. */
export type DeferredRoute<Id extends EndpointId, R extends Resource> = Pick<TenantRoute<Id, R>, 'load'> & {
  readonly after: (context: Context<Id> & { readonly resource: R }) => Promise<Answer<Id>>;
};

/** Finds the actor of an account inside the open transaction; made by the identity feature. */
export type ActorLoader = (accountId: string, now: Date) => Promise<Actor | null>;

type OpenContext<Id extends EndpointId> = Input<Id> & {
  readonly services: Services;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly now: Date;
};

export type RawRoute = {
  readonly path: string;
  readonly permission: Permission;
  readonly handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
};

export type Server = {
  readonly app: FastifyInstance;
  readonly services: Services;
  /** Register an endpoint that works inside one district. */
  readonly tenant: <Id extends EndpointId, R extends Resource>(id: Id, route: TenantRoute<Id, R>) => void;
  /** Register an endpoint that is authorized inside a transaction and works after it. */
  readonly deferred: <Id extends EndpointId, R extends Resource>(id: Id, route: DeferredRoute<Id, R>) => void;
  /** Register an endpoint that works before a person is known (sign-in, session, links, demo). */
  readonly open: <Id extends EndpointId>(
    id: Id,
    act: (context: OpenContext<Id>) => Promise<Answer<Id>>,
  ) => void;
  /** Register a GET that is no JSON operation (health, event stream). */
  readonly raw: (route: RawRoute) => void;
};

/**
 * Every request passes the same stations in the same order (law 3): authenticate and scope to a district
 * (hooks of the identity feature), parse (Fastify with the endpoint's schemas), then here: open the
 * transaction, load, authorize, act; the response schema presents.
 */
export function createServer(app: FastifyInstance, services: Services, loadActor: ActorLoader): Server {
  const inside = async <Id extends EndpointId, R extends Resource, T>(
    id: Id,
    input: Input<Id>,
    request: FastifyRequest,
    load: TenantRoute<Id, R>['load'],
    act: (context: Context<Id> & { readonly resource: R }) => Promise<T>,
  ): Promise<T> => {
    const { identity } = request;
    if (identity === null) throw new AppError('not_signed_in');
    if (identity.districtId === null) throw new AppError('not_found');
    const now = services.clock.now();
    const { districtId } = identity;
    return retryOnce(() =>
      inTransaction(services.database, districtId, async () => {
        const actor = await loadActor(identity.accountId, now);
        if (actor === null) throw new AppError('not_found');
        const context = { ...input, actor, services, now, locale: localeOf(request.headers) };
        const resource = await load(context);
        if (resource === null || !can(services.policy, actor, endpoints[id].permission, resource)) {
          throw new AppError('not_found');
        }
        return act({ ...context, resource });
      }),
    );
  };
  return {
    app,
    services,
    tenant: (id, route) =>
      register(app, id, (input, request) => inside(id, input, request, route.load, route.act)),
    deferred: (id, route) =>
      register(app, id, async (input, request) => {
        const context = await inside(id, input, request, route.load, async (loaded) => loaded);
        return route.after(context);
      }),
    open: (id, act) =>
      register(app, id, async (input, request, reply) => {
        authorizeOpen(services, endpoints[id].permission, request);
        return act({ ...input, services, request, reply, now: services.clock.now() });
      }),
    raw: ({ path, permission, handle }) => {
      app.route({
        method: 'GET',
        url: path,
        schema: { hide: true },
        config: { permission },
        handler: (request, reply) => {
          authorizeOpen(services, permission, request);
          return handle(request, reply);
        },
      });
    },
  };
}

/** Deadlock, and serialization failure: PostgreSQL rolled one of two back, and asks it to come again. */
const COME_AGAIN = new Set(['40P01', '40001']);

async function retryOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      typeof error.code === 'string' &&
      COME_AGAIN.has(error.code)
    ) {
      return work();
    }
    throw error;
  }
}

/** Authorization where no district is open yet: only rules on everybody or on whoever is signed in can hold. */
function authorizeOpen(services: Services, permission: Permission, request: FastifyRequest): void {
  const rule = services.policy[permission];
  if (rule?.on === 'anyone') return;
  if (rule?.on !== 'signed_in') throw new AppError('not_found');
  if (request.identity === null) throw new AppError('not_signed_in');
}

function register<Id extends EndpointId>(
  app: FastifyInstance,
  id: Id,
  handle: (input: Input<Id>, request: FastifyRequest, reply: FastifyReply) => Promise<Answer<Id>>,
): void {
  const { method, path, summary, permission, ...schemas } = endpoints[id];
  const schema: FastifySchema = {
    operationId: id,
    summary,
    description: `Permission: ${permission}`,
    tags: [id.split('.')[0] ?? id],
    ...('params' in schemas ? { params: schemas.params } : {}),
    ...('query' in schemas ? { querystring: schemas.query } : {}),
    ...('body' in schemas ? { body: schemas.body } : {}),
    response: { 200: schemas.response, default: Problem },
  };
  app.route({
    method,
    url: path,
    config: { endpoint: id, permission },
    schema,
    handler: async (request, reply) => {
      // The schemas above have parsed all three; the types say what they made of it.
      const input = { params: request.params, query: request.query, body: request.body } as Input<Id>;
      return handle(input, request, reply);
    },
  });
}
