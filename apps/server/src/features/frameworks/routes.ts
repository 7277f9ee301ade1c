import type { Server } from '../../platform/http/stations.ts';
import { selectGraphHead } from './queries/graph.ts';
import { listFrameworks, listItems, markTypes, readCompetency, readFramework } from './service.ts';

/** Frameworks are the district's: whoever is signed in reads them; what is asked about is looked up in the act. */
const district = () => ({ kind: 'district' }) as const;

export function frameworksRoutes(server: Server): void {
  server.tenant('framework.list', { load: district, act: ({ locale }) => listFrameworks(locale) });
  server.tenant('framework.read', {
    load: district,
    act: ({ params, locale }) => readFramework(params.frameworkId, locale),
  });
  server.tenant('framework.items', {
    load: async ({ params }) => {
      const found = await selectGraphHead(params.frameworkId);
      return found === undefined ? null : district();
    },
    act: ({ params, query, locale }) => listItems(params.frameworkId, query, locale),
  });
  server.tenant('framework.mark_types', {
    load: district,
    act: ({ params, body, actor, now, locale }) =>
      markTypes(params.frameworkId, body, { actor, now, locale }),
  });
  server.tenant('competency.read', {
    load: district,
    act: ({ params, locale }) => readCompetency(params.competencyId, locale),
  });
}
