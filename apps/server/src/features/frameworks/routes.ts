import type { Server } from '../../platform/http/stations.ts';

export function frameworksRoutes(_server: Server): void {}
