import { PgBoss } from 'pg-boss';
import type { Services } from '../services.ts';
import { tidy } from './tidy.ts';

/** The one place that names the jobs: what runs, when (cron, UTC), and what it does. */
export const JOBS = [
  { name: 'tidy', schedule: '15 3 * * *', run: (services: Services) => tidy(services) },
] as const;

const SCHEMA = 'pgboss';

/** Make the job tables, queues and schedules as the owner; the serving login may only use them. */
export async function prepareJobs(adminUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: adminUrl,
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on('error', () => undefined);
  await boss.start();
  for (const { name, schedule } of JOBS) {
    await boss.createQueue(name, { policy: 'singleton', retryLimit: 2 });
    await boss.schedule(name, schedule);
  }
  await boss.stop({ graceful: false, close: true });
}

/** What the serving login needs on the job tables; repeated after each upgrade of pg-boss. */
export const JOB_GRANTS = `
  grant usage on schema ${SCHEMA} to cairn_serving;
  grant select, insert, update, delete on all tables in schema ${SCHEMA} to cairn_serving;
  grant execute on all functions in schema ${SCHEMA} to cairn_serving`;

export type Worker = { readonly stop: () => Promise<void> };

/** Work on the queues in this process (`serve --jobs`). */
export async function startWorker(services: Services, servingUrl: string): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: servingUrl,
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    max: 2,
  });
  boss.on('error', () => undefined);
  await boss.start();
  for (const { name, run } of JOBS) await boss.work(name, () => run(services));
  return { stop: () => boss.stop({ graceful: true, close: true, timeout: 5_000 }) };
}
