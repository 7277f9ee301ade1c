import { sql } from 'kysely';
import { db, districtId } from '../db/transaction.ts';

/** Counts of wrong passwords begin anew after a day; by then none is locked. */
const TRIES_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * Delete sessions and link locators that have run out, and counts of wrong passwords that no longer count.
 * @param realNow sessions and wrong passwords keep real time; links keep the clock's time
 */
export async function deleteExpiredPlatformRows(
  realNow: Date,
  now: Date,
): Promise<{ sessions: number; links: number; tries: number }> {
  const sessions = await db()
    .deleteFrom('platform.session')
    .where('expiresAt', '<', realNow)
    .executeTakeFirst();
  const links = await db()
    .deleteFrom('platform.link_locator')
    .where('expires_at', '<', now)
    .executeTakeFirst();
  const tries = await db()
    .deleteFrom('platform.sign_in_failure')
    .where('last_at', '<', new Date(realNow.getTime() - TRIES_MS))
    .executeTakeFirst();
  return {
    sessions: Number(sessions.numDeletedRows),
    links: Number(links.numDeletedRows),
    tries: Number(tries.numDeletedRows),
  };
}

/** Delete kept answers older than `before` in the open transaction's district. */
export async function deleteOldCommands(before: Date): Promise<number> {
  const result = await db()
    .deleteFrom('command')
    .where('district_id', '=', districtId())
    .where('at', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

export type JobRow = {
  name: string;
  schedule: string;
  last_at: Date | null;
  last_state: string | null;
  detail: unknown;
};

/** Each scheduled job with how it last ended. Reads pg-boss's own tables. */
export async function selectJobs(): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    select s.name, s.cron as schedule, j.at as last_at, j.state as last_state, j.output as detail
    from pgboss.schedule s
    left join lateral (
      select coalesce(completed_on, started_on, created_on) as at, state::text as state, output
      from pgboss.job where name = s.name order by created_on desc limit 1
    ) j on true
    order by s.name`.execute(db());
  return rows;
}
