import { isUuid } from '@cairn/domain/time';
import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

export type CompetencyPlace = { id: string; framework_id: string };

/** A competency of this district that can be rated; null when there is none. */
export async function selectCompetency(competencyId: string): Promise<CompetencyPlace | null> {
  const row = await db()
    .selectFrom('competency')
    .where('district_id', '=', districtId())
    .where('id', '=', competencyId)
    .where('rateable', '=', true)
    .where('active', '=', true)
    .select(['id', 'framework_id'])
    .executeTakeFirst();
  return row ?? null;
}

/** The district with this slug; read outside any district. */
export async function selectDistrictId(slug: string): Promise<string | null> {
  const row = await db()
    .selectFrom('platform.district')
    .where('slug', '=', slug)
    .select('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** People that an operator may mean by a text: id, source id or user name. At most two, enough to tell "several". */
export async function selectPeopleNamed(name: string): Promise<{ id: string }[]> {
  return db()
    .selectFrom('person')
    .where('district_id', '=', districtId())
    .where((on) =>
      on.or([
        ...(isUuid(name) ? [on('id', '=', name)] : []),
        on('source_id', '=', name),
        on(sql`lower(username)`, '=', name.toLowerCase()),
      ]),
    )
    .select('id')
    .limit(2)
    .execute();
}
