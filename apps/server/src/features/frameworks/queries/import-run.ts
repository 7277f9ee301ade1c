import type { ImportReport } from '@cairn/contract';
import { db, districtId } from '../../../platform/db/transaction.ts';

export type ImportRunInput = {
  readonly id: string;
  readonly fileName: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly status: 'done' | 'refused';
  readonly report: ImportReport;
  readonly startedBy: string | null;
};

/** Keep what an import reported, for the list of imports. */
export async function insertImportRun(run: ImportRunInput): Promise<void> {
  await db()
    .insertInto('import_run')
    .values({
      district_id: districtId(),
      id: run.id,
      kind: 'case',
      file_name: run.fileName,
      started_at: run.startedAt,
      finished_at: run.finishedAt,
      status: run.status,
      report: JSON.stringify(run.report),
      started_by: run.startedBy,
    })
    .execute();
}
