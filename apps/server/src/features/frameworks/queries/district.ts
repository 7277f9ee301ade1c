import { db } from '../../../platform/db/transaction.ts';

export type DistrictName = { readonly id: string; readonly slug: string };

/** The district with this slug, or null. Reads the platform's table, so it needs no district. */
export async function selectDistrict(slug: string): Promise<DistrictName | null> {
  const row = await db()
    .selectFrom('platform.district')
    .where('slug', '=', slug)
    .select(['id', 'slug'])
    .executeTakeFirst();
  return row ?? null;
}

/** Make a district, named after its slug until somebody names it. False when the slug was taken meanwhile. */
export async function insertDistrict(district: DistrictName, timeZone: string, now: Date): Promise<boolean> {
  const words = district.slug.split('-').filter((word) => word !== '');
  const row = await db()
    .insertInto('platform.district')
    .values({
      id: district.id,
      slug: district.slug,
      name: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '),
      time_zone: timeZone,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
