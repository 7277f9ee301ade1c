import type { Server } from '../../platform/http/stations.ts';
import { runDoctor } from './doctor.ts';
import { healthRoute } from './health.ts';
import { liveRoute } from './live.ts';
import { listAudit, listImports, listJobs } from './service.ts';

const district = () => ({ kind: 'district' }) as const;

export function integrationsRoutes(server: Server): void {
  server.tenant('import.list', { load: district, act: ({ query }) => listImports(query) });
  server.tenant('audit.list', { load: district, act: ({ query }) => listAudit(query) });
  server.tenant('job.list', { load: district, act: () => listJobs() });
  // The doctor looks at files, so it runs after the transaction that authorized it.
  server.deferred('doctor.read', {
    load: district,
    after: ({ services, actor }) => runDoctor(services, { districtId: actor.districtId }),
  });
  healthRoute(server);
  liveRoute(server);
}
