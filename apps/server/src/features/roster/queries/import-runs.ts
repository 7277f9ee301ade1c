import type { ImportReport } from '@cairn/contract';
import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

/** The id of the district with this slug, or undefined. Reads a platform table: no district need be open. */
export async function selectOptionalDistrictId(slug: string): Promise<string | undefined> {
  const row = await db()
    .selectFrom('platform.district')
    .where('slug', '=', slug)
    .select('id')
    .executeTakeFirst();
  return row?.id;
}

export async function insertDistrict(district: {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly now: Date;
}): Promise<void> {
  await db()
    .insertInto('platform.district')
    .values({
      id: district.id,
      slug: district.slug,
      name: district.name,
      time_zone: district.timeZone,
      created_at: district.now,
    })
    .execute();
}

/** Imports of one district wait for each other; the lock goes with the transaction. */
export async function lockImports(slug: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cairn.import ${slug}`}, 0))`.execute(db());
}

export type ImportRunRow = {
  readonly id: string;
  readonly fileName: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly status: 'done' | 'refused' | 'failed';
  readonly report: Partial<ImportReport>;
  readonly startedBy: string | null;
};

/** Keep what one import of a OneRoster package did, or why it was refused. */
export async function insertImportRun(run: ImportRunRow): Promise<void> {
  await db()
    .insertInto('import_run')
    .values({
      district_id: districtId(),
      id: run.id,
      kind: 'oneroster',
      file_name: run.fileName,
      started_at: run.startedAt,
      finished_at: run.finishedAt,
      status: run.status,
      report: JSON.stringify(run.report),
      started_by: run.startedBy,
    })
    .execute();
}
