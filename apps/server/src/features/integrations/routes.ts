import type { Server } from '../../platform/http/stations.ts';

export function integrationsRoutes(_server: Server): void {}
