import type { LiveEvent } from '@cairn/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inTransaction } from '../../platform/db/transaction.ts';
import { AppError } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/stations.ts';
import { type Actor, can } from '../../platform/policy/policy.ts';
import type { Services } from '../../platform/services.ts';
import { selectActor } from '../identity/index.ts';
import { loadPerson } from '../roster/index.ts';

const HEARTBEAT_MS = 25_000;
/** What somebody may hear changes rarely; it is looked up again after this time. */
const REMEMBER_MS = 60_000;

/**
 * The event stream of one page: ids of people for whom something changed, and only people whose standing
 * the listener may read. A page loads what it shows again by the ordinary, authorized routes.
 */
export function liveRoute(server: Server): void {
  const open = new Set<() => void>();
  server.app.addHook('preClose', () => {
    for (const end of open) end();
  });
  server.raw({
    path: '/api/live',
    permission: 'live.listen',
    handle: async (request, reply) => {
      const districtId = request.identity?.districtId ?? null;
      if (request.identity === null || districtId === null) throw new AppError('not_found');
      const { accountId } = request.identity;
      const { database, clock } = server.services;
      const actor = await inTransaction(database, districtId, () => selectActor(accountId, clock.now()));
      if (actor === null) throw new AppError('not_found');
      openStream(server.services, actor, request, reply, open);
    },
  });
}

function openStream(
  services: Services,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  open: Set<() => void>,
): void {
  const { districtId } = actor;
  const allowed = new Map<string, { until: number; may: boolean }>();
  const mayHear = async (personId: string): Promise<boolean> => {
    const known = allowed.get(personId);
    if (known !== undefined && known.until > performance.now()) return known.may;
    const person = await inTransaction(services.database, districtId, () =>
      loadPerson(actor, personId, services.clock.now()),
    );
    const may = person !== null && can(services.policy, actor, 'standing.read', person);
    allowed.set(personId, { until: performance.now() + REMEMBER_MS, may });
    return may;
  };
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 1000\n\n');
  const hear = (event: LiveEvent): void => {
    void mayHear(event.personId)
      .then((may) => (may ? raw.write(`data: ${JSON.stringify(event)}\n\n`) : false))
      .catch((error: unknown) => request.log.warn({ err: error }, 'live event not sent'));
  };
  const leave = services.live.listen({ districtId, hear });
  const heartbeat = setInterval(() => raw.write(': here\n\n'), HEARTBEAT_MS);
  const end = (): void => {
    clearInterval(heartbeat);
    leave();
    raw.end();
    open.delete(end);
  };
  open.add(end);
  request.raw.once('close', end);
}
