import { isUuid } from '@cairn/domain/time';
import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

/** Enough to tell "several", and to list them. */
const MOST = 10;

/** People whom an operator may mean by a text: their id, source id of the roster, or user name (capitals aside). */
export async function selectPeopleNamed(text: string): Promise<string[]> {
  const people = await db()
    .selectFrom('person')
    .where('district_id', '=', districtId())
    .where((on) =>
      on.or([
        ...(isUuid(text) ? [on('id', '=', text)] : []),
        on('source_id', '=', text),
        on(sql`lower(username)`, '=', text.toLowerCase()),
      ]),
    )
    .select('id')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return people.map(({ id }) => id);
}
