import { type EndpointId, type Endpoints, endpoints, Problem } from '@cairn/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { z } from 'zod';
import { inTransaction } from '../db/transaction.ts';
import { type Actor, can, type Resource } from '../policy/policy.ts';
import type { Services } from '../services.ts';
import { AppError } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the first two stations: who signed in, and the district this request is about. */
    identity: Identity | null;
  }
  interface FastifyContextConfig {
    endpoint?: EndpointId;
  }
}

export type Identity = {
  readonly accountId: string;
  readonly sessionToken: string;
  readonly districtId: string | null;
};

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
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
};

/** What a route adds to the stations: how to load what is asked about, and what to do. */
export type TenantRoute<Id extends EndpointId, R extends Resource> = {
  /** Null means there is no such thing here: the same answer as "you may not". */
  readonly load: (context: Context<Id>) => Promise<R | null> | R;
  readonly act: (context: Context<Id> & { readonly resource: R }) => Promise<Answer<Id>>;
};

/** Finds the actor of an account inside the open transaction; made by the identity feature. */
export type ActorLoader = (accountId: string, now: Date) => Promise<Actor | null>;

export type Server = {
  readonly app: FastifyInstance;
  readonly services: Services;
  /** Register an endpoint that works inside one district. */
  readonly tenant: <Id extends EndpointId, R extends Resource>(id: Id, route: TenantRoute<Id, R>) => void;
  /** Register an endpoint that works before a person is known (sign-in, session, links, demo, health). */
  readonly open: <Id extends EndpointId>(
    id: Id,
    act: (
      context: Input<Id> & { services: Services; request: FastifyRequest; reply: FastifyReply; now: Date },
    ) => Promise<Answer<Id>>,
  ) => void;
};

/**
 * Every request passes the same stations in the same order (law 3): authenticate and scope to a district
 * (hooks of the identity feature), parse (Fastify with the endpoint's schemas), then here: open the
 * transaction, load, authorize, act; the response schema presents.
 */
export function createServer(app: FastifyInstance, services: Services, loadActor: ActorLoader): Server {
  return {
    app,
    services,
    tenant: (id, route) =>
      register(app, id, async (input, request) => {
        const { identity } = request;
        if (identity === null) throw new AppError('not_signed_in');
        if (identity.districtId === null) throw new AppError('not_found');
        const now = services.clock.now();
        return inTransaction(services.database, identity.districtId, async () => {
          const actor = await loadActor(identity.accountId, now);
          if (actor === null) throw new AppError('not_found');
          const context = { ...input, actor, services, now };
          const resource = await route.load(context);
          if (resource === null || !can(services.policy, actor, endpoints[id].permission, resource)) {
            throw new AppError('not_found');
          }
          return route.act({ ...context, resource });
        });
      }),
    open: (id, act) =>
      register(app, id, async (input, request, reply) => {
        if (!can(services.policy, null, endpoints[id].permission, { kind: 'anyone' }))
          throw new AppError('not_found');
        return act({ ...input, services, request, reply, now: services.clock.now() });
      }),
  };
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
    config: { endpoint: id },
    schema,
    handler: async (request, reply) => {
      // The schemas above have parsed all three; the types say what they made of it.
      const input = { params: request.params, query: request.query, body: request.body } as Input<Id>;
      return handle(input, request, reply);
    },
  });
}
