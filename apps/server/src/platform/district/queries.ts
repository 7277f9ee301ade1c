import { db } from '../db/transaction.ts';

export type DistrictRow = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly time_zone: string;
};

/** The district with this slug, or null. Reads a platform table, so no district need be open. */
export async function selectDistrict(slug: string): Promise<DistrictRow | null> {
  const row = await db()
    .selectFrom('platform.district')
    .where('slug', '=', slug)
    .select(['id', 'slug', 'name', 'time_zone'])
    .executeTakeFirst();
  return row ?? null;
}

/** Make a district unless one has the slug already; false when one has. */
export async function insertDistrict(row: DistrictRow, now: Date): Promise<boolean> {
  const made = await db()
    .insertInto('platform.district')
    .values({ ...row, created_at: now })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}
