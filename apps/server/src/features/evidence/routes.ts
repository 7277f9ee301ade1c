import type { Server } from '../../platform/http/stations.ts';

export function evidenceRoutes(_server: Server): void {}
