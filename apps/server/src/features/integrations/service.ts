import type { ImportReport } from '@cairn/contract';
import { z } from 'zod';
import { selectJobs } from '../../platform/jobs/queries.ts';
import { presentPerson } from '../roster/index.ts';
import { jobDetail } from './job-detail.ts';
import { selectAuditLines, selectImportRuns } from './queries.ts';

type Ask = { cursor?: string | undefined; limit: number };

/** A cursor names the last row of the page before: its time and id. A cursor that cannot be read starts anew. */
function readCursor(cursor: string | undefined): { at: Date; id: string } | null {
  const parsed = POSITION.safeParse((cursor ?? '').split('~'));
  if (!parsed.success) return null;
  const [at, id] = parsed.data;
  return { at: new Date(at), id };
}
/** Years 0 to 9999, which PostgreSQL takes, and an id that is one. */
const POSITION = z.tuple([z.iso.datetime(), z.uuid()]);

function pageOf<Row extends { id: string }, Item>(
  rows: Row[],
  limit: number,
  at: (row: Row) => Date,
  present: (row: Row) => Item,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    next: rows.length > limit && last !== undefined ? `${at(last).toISOString()}~${last.id}` : null,
  };
}

export async function listImports({ cursor, limit }: Ask) {
  const rows = await selectImportRuns({ before: readCursor(cursor), limit });
  return pageOf(
    rows,
    limit,
    (row) => row.started_at,
    (row) => ({
      id: row.id,
      kind: row.kind,
      fileName: row.file_name,
      startedAt: row.started_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      status: STATUSES.find((status) => status === row.status) ?? 'failed',
      // Written by the importers as an ImportReport; the response schema checks it again.
      report: row.report as Partial<ImportReport>,
    }),
  );
}
const STATUSES = ['running', 'done', 'refused', 'failed'] as const;

export async function listAudit({ cursor, limit }: Ask) {
  const rows = await selectAuditLines({ before: readCursor(cursor), limit });
  return pageOf(
    rows,
    limit,
    (row) => row.at,
    (row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: presentActor(row),
      action: row.action,
      resourceKind: row.resource_kind,
      resourceId: row.resource_id,
    }),
  );
}

function presentActor(row: Awaited<ReturnType<typeof selectAuditLines>>[number]) {
  const { actor_id: id, given_name, family_name } = row;
  if (id === null || given_name === null || family_name === null) return null;
  return presentPerson({ ...row, id, given_name, family_name });
}

export async function listJobs() {
  const rows = await selectJobs();
  return {
    items: rows.map((row) => ({
      name: row.name,
      schedule: row.schedule,
      lastAt: row.last_at?.toISOString() ?? null,
      lastState: row.last_state,
      detail: jobDetail(row.detail),
    })),
  };
}
