import type { FastifyReply } from 'fastify';
import { AppError } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/stations.ts';
import { openHearing } from './hearing.ts';

const HEARTBEAT_MS = 25_000;
/** Whether somebody may still listen, and what they may hear, is looked up again after this time. */
const LOOK_AGAIN_MS = 60_000;

/**
 * The event stream of one page: ids of people for whom something changed, and only people whose standing
 * the listener may read. A page loads what it shows again by the ordinary, authorized routes. The stream ends
 * within a minute when the session ends or the listener is no person of the district any more.
 */
export function liveRoute(server: Server): void {
  const { services } = server;
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
      const stream = prepareStream(reply);
      const hearing = await openHearing({
        services,
        identity: { ...request.identity, districtId },
        send: (event) => stream.write(`data: ${JSON.stringify(event)}\n\n`),
        onError: (error) => request.log.warn({ err: error }, 'live event not sent'),
      });
      if (hearing === null) throw new AppError('not_found');
      stream.start();
      if (request.method === 'HEAD') return stream.end();
      const leave = services.live.listen({ districtId, hear: hearing.hear });
      const heartbeat = setInterval(() => stream.write(': here\n\n'), HEARTBEAT_MS);
      const look = setInterval(() => {
        // A database that is away for a moment is no reason to send the listener away.
        void hearing.lookAgain().then(
          (may) => (may ? undefined : end()),
          (error: unknown) => request.log.warn({ err: error }, 'listener not looked up'),
        );
      }, LOOK_AGAIN_MS);
      const end = (): void => {
        clearInterval(heartbeat);
        clearInterval(look);
        leave();
        stream.end();
        open.delete(end);
      };
      open.add(end);
      request.raw.once('close', end);
    },
  });
}

/** The answer as a stream of events, which nothing is written to after its end. */
function prepareStream(reply: FastifyReply) {
  const { raw } = reply;
  const write = (text: string): void => {
    if (!raw.writableEnded && !raw.destroyed) raw.write(text);
  };
  return {
    write,
    end: (): void => void raw.end(),
    start: (): void => {
      reply.hijack();
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      write('retry: 1000\n\n');
    },
  };
}
