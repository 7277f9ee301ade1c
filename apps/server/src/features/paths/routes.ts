import type { Server } from '../../platform/http/stations.ts';
import { loadPerson } from '../roster/index.ts';
import { choose, decideAssumption } from './decide.ts';
import { readTrail } from './service.ts';

export function pathsRoutes(server: Server): void {
  server.tenant('trail.read', {
    load: ({ actor, params, now }) => loadPerson(actor, params.personId, now),
    act: ({ resource, query, now, locale }) =>
      readTrail({ personId: resource.personId, frameworkId: query.frameworkId, now, locale }),
  });
  server.tenant('trail.choose', {
    load: ({ actor, params, now }) => loadPerson(actor, params.personId, now),
    act: ({ resource, body, actor, services, now }) =>
      choose({ personId: resource.personId, body, actor, services, now }),
  });
  server.tenant('assumption.decide', {
    load: ({ actor, params, now }) => loadPerson(actor, params.personId, now),
    act: ({ resource, body, actor, services, now }) =>
      decideAssumption({ personId: resource.personId, body, actor, services, now }),
  });
}
