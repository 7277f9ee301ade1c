import type { Server } from '../../platform/http/stations.ts';

export function insightsRoutes(_server: Server): void {}
