import { createHash } from 'node:crypto';
import { db, districtId } from '../db/transaction.ts';
import { AppError } from './problem.ts';

/**
 * Run a client's command once (law 9). The first answer is kept with the command's id; a repeat of the same
 * request gets that answer again, a different request under the same id is refused. Two repeats at the same
 * moment wait for each other on the primary key.
 * @param personId who sent it; somebody else's id is refused like a different request
 */
export async function once<T>(
  command: { id: string; route: string; personId: string; request: unknown; now: Date },
  work: () => Promise<T>,
): Promise<T> {
  const digest = createHash('sha256')
    .update(`${command.route}\n${command.personId}\n${JSON.stringify(command.request)}`)
    .digest();
  const inserted = await db()
    .insertInto('command')
    .values({
      district_id: districtId(),
      id: command.id,
      person_id: command.personId,
      route: command.route,
      request_digest: digest,
      status: 0,
      response: 'null',
      at: command.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) {
    const before = await db()
      .selectFrom('command')
      .where('district_id', '=', districtId())
      .where('id', '=', command.id)
      .select(['request_digest', 'response'])
      .executeTakeFirstOrThrow();
    if (!before.request_digest.equals(digest)) throw new AppError('command_reused');
    // The row holds what this very route answered to this very request, so it has the route's type.
    return before.response as T;
  }
  const answer = await work();
  await db()
    .updateTable('command')
    .set({ status: 200, response: JSON.stringify(answer) })
    .where('district_id', '=', districtId())
    .where('id', '=', command.id)
    .execute();
  return answer;
}
