import type { Server } from '../../platform/http/stations.ts';

export function pathsRoutes(_server: Server): void {}
