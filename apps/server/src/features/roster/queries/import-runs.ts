import type { ImportReport } from '@cairn/contract';
import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

/** Imports of one district wait for each other; the lock goes with the transaction. */
export async function lockImports(slug: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cairn.import ${slug}`}, 0))`.execute(db());
}

/**
 * Let every statement of the open transaction join by hash or by merging, never by looking once per row. Statistics
 * that are gathered while a first import is still open find none of its rows, so that until they are gathered again
 * a district counts as one row: its rows were then walked through for each row of the package, and a repeat took
 * minutes in place of seconds. Joined by hash, a wrong guess costs next to nothing.
 */
export async function joinByHash(): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(db());
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
