import type { Server } from '../../platform/http/stations.ts';
import type { Locator } from './authenticate.ts';
import { readSession } from './service.ts';

export function identityRoutes(server: Server, locator: Locator): void {
  server.open('session.read', ({ services, request }) => readSession(services, locator, request.identity));
}
