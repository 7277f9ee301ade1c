import { db, districtId } from '../../../platform/db/transaction.ts';

/** Competencies of a framework that can be rated, in framework order. */
export function selectItems(frameworkId: string) {
  return db()
    .selectFrom('competency')
    .where('district_id', '=', districtId())
    .where('framework_id', '=', frameworkId)
    .where('rateable', '=', true)
    .where('active', '=', true)
    .select(['id', 'parent_id', 'code', 'title', 'statement', 'translations', 'band_rank', 'band_label'])
    .orderBy('position')
    .execute();
}

/** Prerequisites within a framework. */
export async function selectEdges(frameworkId: string): Promise<{ from: string; to: string }[]> {
  const rows = await db()
    .selectFrom('competency_edge')
    .where('district_id', '=', districtId())
    .where('framework_id', '=', frameworkId)
    .where('kind', '=', 'precedes')
    .select(['from_id', 'to_id'])
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ from_id: from, to_id: to }) => (from === null || to === null ? [] : [{ from, to }]));
}
