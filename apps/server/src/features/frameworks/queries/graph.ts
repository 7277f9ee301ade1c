import { db, districtId } from '../../../platform/db/transaction.ts';

/** A framework's version with what its graph carries; null when it is not here. One statement. */
export function selectGraphHead(frameworkId: string) {
  return db()
    .selectFrom('framework')
    .where('district_id', '=', districtId())
    .where('id', '=', frameworkId)
    .select(['id', 'version', 'title', 'translations', 'subjects', 'scale_id', 'rule_id', 'rule_version'])
    .executeTakeFirst();
}

/** The items that can be rated, in tree order. One statement. */
export function selectRateable(frameworkId: string) {
  return db()
    .selectFrom('competency')
    .where('district_id', '=', districtId())
    .where('framework_id', '=', frameworkId)
    .where('active', '=', true)
    .where('rateable', '=', true)
    .select(['id', 'parent_id', 'code', 'title', 'statement', 'translations'])
    .select(['grades', 'band_rank', 'band_label', 'position'])
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** What precedes what inside a framework, in the order of its file. One statement. */
export function selectPrecedes(frameworkId: string) {
  return db()
    .selectFrom('competency_edge')
    .where('district_id', '=', districtId())
    .where('framework_id', '=', frameworkId)
    .where('kind', '=', 'precedes')
    .where('from_id', 'is not', null)
    .where('to_id', 'is not', null)
    .select(['from_id', 'to_id'])
    .$narrowType<{ from_id: string; to_id: string }>()
    .orderBy('position')
    .orderBy('id')
    .execute();
}
