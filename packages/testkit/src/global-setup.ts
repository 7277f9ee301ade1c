import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../../apps/server/src/platform/db/migrate.ts';
import { SERVING_LOGIN } from '../../../apps/server/src/platform/embedded/cluster.ts';
import { openThrowawayCluster } from '../../../apps/server/src/platform/embedded/throwaway.ts';

export const TEMPLATE = 'cairn_template';

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string;
    servingUrl: string;
  }
}

/** One throwaway cluster and one migrated template for the whole run; each test file copies the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openThrowawayCluster();
  const admin = new pg.Client({ connectionString: cluster.adminUrl('postgres') });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const password = new URL(cluster.servingUrl('x').replace('@/', '@localhost/')).password;
  await migrate(cluster.adminUrl(TEMPLATE), { login: SERVING_LOGIN, password }, new Date(0));
  project.provide('adminUrl', cluster.adminUrl('DATABASE_NAME'));
  project.provide('servingUrl', cluster.servingUrl('DATABASE_NAME'));
  return () => cluster.remove();
}
