import { db, districtId } from '../../../platform/db/transaction.ts';

export type SchoolRow = { readonly id: string; readonly name: string };

/** Active schools of the open district by name. @param ids only these; null for all */
export function selectSchools(ids: readonly string[] | null): Promise<SchoolRow[]> {
  let query = db()
    .selectFrom('org')
    .where('district_id', '=', districtId())
    .where('kind', '=', 'school')
    .where('active', '=', true);
  if (ids !== null) query = query.where((where) => where('id', '=', where.fn.any(where.val([...ids]))));
  return query.select(['id', 'name']).orderBy('name').orderBy('id').execute();
}
