import { inTransaction } from '../../platform/db/transaction.ts';
import type { Server } from '../../platform/http/stations.ts';
import { selectLogin } from './queries.ts';

/** `/health` for load balancers: 200 when the database answers; says nothing about anybody. */
export function healthRoute(server: Server): void {
  server.raw({
    path: '/health',
    permission: 'health.read',
    handle: async () => {
      await inTransaction(server.services.database, null, selectLogin);
      return { ok: true };
    },
  });
}
