import type { Server } from '../../platform/http/stations.ts';
import { loadPerson } from '../roster/index.ts';
import { readChildren, readFamilyChild } from './family.ts';
import { readOverview } from './schools.ts';
import { readToday } from './today.ts';

export function insightsRoutes(server: Server): void {
  server.tenant('today.read', {
    load: () => ({ kind: 'district' }),
    act: ({ actor, services, now, locale }) => readToday({ actor, services, now, locale }),
  });
  server.tenant('school.overview', {
    load: () => ({ kind: 'district' }),
    act: ({ actor, services, now }) => readOverview(actor, services.policy, now),
  });
  server.tenant('family.children', {
    load: () => ({ kind: 'district' }),
    act: ({ actor, now }) => readChildren(actor, now),
  });
  server.tenant('family.read', {
    load: ({ actor, params, now }) => loadPerson(actor, params.personId, now),
    act: ({ resource, now, locale }) => readFamilyChild(resource.personId, now, locale),
  });
}
