import type { Server } from '../../platform/http/stations.ts';
import { loadClass, loadPerson } from './access.ts';
import { presentForStaff } from './present.ts';
import { selectPerson } from './queries/people.ts';
import { listClasses, listSchools, readClass, searchAll } from './service.ts';

export function rosterRoutes(server: Server): void {
  server.tenant('school.list', {
    load: () => ({ kind: 'district' }),
    act: async ({ actor }) => ({ items: await listSchools(actor) }),
  });
  server.tenant('class.list', {
    load: () => ({ kind: 'district' }),
    act: ({ actor, query, now }) => listClasses(actor, query, now),
  });
  server.tenant('class.read', {
    load: ({ actor, params, now }) => loadClass(actor, params.classId, now),
    act: ({ resource, now }) => readClass(resource.classId, now),
  });
  server.tenant('person.read', {
    load: ({ actor, params, now }) => loadPerson(actor, params.personId, now),
    act: async ({ resource, now }) => presentForStaff(await selectPerson(resource.personId, now)),
  });
  server.tenant('search', {
    load: () => ({ kind: 'district' }),
    act: async ({ actor, query, now }) => ({ items: await searchAll(actor, query.q, query.limit, now) }),
  });
}
