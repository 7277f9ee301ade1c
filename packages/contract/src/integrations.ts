import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Moment, PersonCard, page, pageQuery, Uuid } from './primitives.ts';

const Counts = z.record(z.string(), z.number().int());
/** Where and why something in a file was refused or deserves a look. */
export const ImportFinding = z.object({
  file: z.string(),
  row: z.number().int().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
/** What every import reports (counts by the files' own kinds of records). */
export const ImportReport = z
  .object({
    created: Counts,
    updated: Counts,
    unchanged: Counts,
    deactivated: Counts,
    rejected: z.array(ImportFinding),
    warnings: z.array(ImportFinding),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof ImportReport>;

export const ImportRun = z.object({
  id: Uuid,
  kind: z.string(),
  fileName: z.string(),
  startedAt: Moment,
  finishedAt: Moment.nullable(),
  status: z.enum(['running', 'done', 'refused', 'failed']),
  report: ImportReport.partial(),
});

export const DoctorCheck = z.object({ check: z.string(), ok: z.boolean(), detail: z.string() });

export const integrationEndpoints = {
  'import.list': endpoint({
    method: 'GET',
    path: '/api/imports',
    permission: 'import.list',
    summary: 'Imports of the district, newest first',
    query: z.object(pageQuery(50)),
    response: page(ImportRun),
  }),
  'job.list': endpoint({
    method: 'GET',
    path: '/api/jobs',
    permission: 'job.list',
    summary: 'Background jobs: what runs when, and how it last ended',
    response: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          schedule: z.string(),
          lastAt: Moment.nullable(),
          lastState: z.string().nullable(),
          detail: z.string().nullable(),
        }),
      ),
    }),
  }),
  'doctor.read': endpoint({
    method: 'GET',
    path: '/api/doctor',
    permission: 'doctor.read',
    summary: 'Checks of the installation',
    response: z.object({ ok: z.boolean(), checks: z.array(DoctorCheck) }),
  }),
  'audit.list': endpoint({
    method: 'GET',
    path: '/api/audit',
    permission: 'audit.read',
    summary: 'Who did what, newest first',
    query: z.object(pageQuery(100)),
    response: page(
      z.object({
        id: Uuid,
        at: Moment,
        actor: PersonCard.nullable(),
        action: z.string(),
        resourceKind: z.string(),
        resourceId: z.string().nullable(),
      }),
    ),
  }),
};
