import { realNow } from '../clock.ts';
import { db, inTransaction } from '../db/transaction.ts';
import type { Services } from '../services.ts';
import { deleteExpiredPlatformRows, deleteOldCommands } from './queries.ts';

/** Answers to commands are kept this long for repeats; a device may be offline for a summer. */
export const COMMAND_DAYS = 120;
const DAY_MS = 24 * 60 * 60 * 1000;

export type TidyResult = { sessions: number; links: number; tries: number; commands: number };

/** Remove what has run out: sessions, links' locators, forgotten wrong passwords, answers to old commands. Safe to repeat. */
export async function tidy(services: Services): Promise<TidyResult> {
  const now = services.clock.now();
  const expired = await inTransaction(services.database, null, () =>
    deleteExpiredPlatformRows(realNow(services.clock), now),
  );
  const districts = await inTransaction(services.database, null, () =>
    db().selectFrom('platform.district').select('id').execute(),
  );
  let commands = 0;
  for (const { id } of districts) {
    const before = new Date(now.getTime() - COMMAND_DAYS * DAY_MS);
    commands += await inTransaction(services.database, id, () => deleteOldCommands(before));
  }
  return { ...expired, commands };
}
