import { Role } from '@cairn/contract';
import { z } from 'zod';
import { db, districtId } from '../../platform/db/transaction.ts';

/** The setting that names the people of the demo, as the demo district writes it. */
export const DEMO_PEOPLE_KEY = 'demo.people';
/** The one district that has one-click sign-ins. */
export const DEMO_DISTRICT_SLUG = 'cedar-valley-demo';

export const DemoEntries = z.array(
  z.object({ personId: z.uuid(), role: Role, about: z.object({ en: z.string(), es: z.string() }) }),
);
export type DemoEntry = z.infer<typeof DemoEntries>[number];

/** The id of the demo district. Reads the list of districts, before one is chosen. */
export async function selectDemoDistrict(): Promise<string | null> {
  const row = await db()
    .selectFrom('platform.district')
    .where('slug', '=', DEMO_DISTRICT_SLUG)
    .select('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The demo people as the setting lists them. */
export async function selectDemoEntries(): Promise<DemoEntry[]> {
  const row = await db()
    .selectFrom('setting')
    .where('district_id', '=', districtId())
    .where('key', '=', DEMO_PEOPLE_KEY)
    .select('value')
    .executeTakeFirst();
  return row === undefined ? [] : DemoEntries.parse(row.value);
}

/** Names of those of these people who are active. */
export async function selectActivePeople(ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db()
    .selectFrom('person')
    .where('district_id', '=', districtId())
    .where('id', 'in', ids)
    .where('active', '=', true)
    .select(['id', 'given_name', 'family_name', 'preferred_given_name', 'preferred_family_name'])
    .execute();
}
