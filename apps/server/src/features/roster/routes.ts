import type { Server } from '../../platform/http/stations.ts';

export function rosterRoutes(_server: Server): void {}
