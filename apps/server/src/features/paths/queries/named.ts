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
