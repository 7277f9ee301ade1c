import type { FastifyInstance } from 'fastify';
import { createServer } from '../platform/http/stations.ts';
import type { Services } from '../platform/services.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { frameworksRoutes } from './frameworks/routes.ts';
import { createLocator, installAuthentication } from './identity/authenticate.ts';
import { selectActor } from './identity/queries.ts';
import { identityRoutes } from './identity/routes.ts';
import { insightsRoutes } from './insights/routes.ts';
import { integrationsRoutes } from './integrations/routes.ts';
import { pathsRoutes } from './paths/routes.ts';
import { rosterRoutes } from './roster/routes.ts';

/** Routes that serve no data: the API reference, and the files of the web application. */
const OPEN_PREFIX = '/docs';
const OPEN_FILES = new Set(['/', '/*']);

/** Mount every feature. The order is that of the map in ARCHITECTURE.md. */
export async function installFeatures(app: FastifyInstance, services: Services): Promise<void> {
  app.addHook('onRoute', ({ url, config }) => {
    if (config?.permission === undefined && !url.startsWith(OPEN_PREFIX) && !OPEN_FILES.has(url)) {
      throw new Error(`${url} names no permission; no route registers without one (law 4).`);
    }
  });
  const locator = createLocator(services);
  installAuthentication(app, services, locator);
  const server = createServer(app, services, selectActor);
  identityRoutes(server, locator);
  rosterRoutes(server);
  pathsRoutes(server);
  integrationsRoutes(server);
  insightsRoutes(server);
  frameworksRoutes(server);
  evidenceRoutes(server);
}
