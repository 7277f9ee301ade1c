import { basename } from 'node:path';
import type { ImportReport } from '@cairn/contract';
import { audit } from '../../../platform/audit.ts';
import type { Database } from '../../../platform/db/database.ts';
import { assertOutsideTransaction, inTransaction } from '../../../platform/db/transaction.ts';
import {
  isDistrictSlug,
  isTimeZone,
  newDistrict,
  SLUG_RULE,
} from '../../../platform/district/new-district.ts';
import { type DistrictRow, insertDistrict, selectDistrict } from '../../../platform/district/queries.ts';
import { AppError } from '../../../platform/http/problem.ts';
import { newId } from '../../../platform/ids.ts';
import type { Actor } from '../../../platform/policy/policy.ts';
import { insertImportRun, joinByHash, lockImports } from '../queries/import-runs.ts';
import { type ReadPackage, readPackage } from './read-package.ts';
import { reportOf } from './report.ts';
import type { RosterPlan } from './roster-plan.ts';
import { writeRoster } from './write-roster.ts';

export type ImportOneRosterInput = {
  readonly services: { readonly database: Database };
  /** Names the district; a new slug makes it. */
  readonly districtSlug: string;
  /** A folder or a `.zip`. */
  readonly path: string;
  /** Refuse everything that the binding forbids, also where its meaning is certain. */
  readonly strict?: boolean;
  /** Do everything, report it, and keep nothing. */
  readonly dryRun?: boolean;
  /** Write the rows that are in order although others are refused. */
  readonly keepValid?: boolean;
  /** IANA name, for a district that this import makes. */
  readonly timeZone?: string;
  /** For a district that this import makes; the roster's own name for it when left out. */
  readonly districtName?: string;
  readonly now: Date;
  /** Null for the command line. */
  readonly startedBy: Pick<Actor, 'personId' | 'accountId'> | null;
};

export type RosterImport = {
  readonly status: 'done' | 'refused';
  /** Null when the slug was new and nothing was kept. */
  readonly districtId: string | null;
  readonly report: ImportReport;
};

/** Ends a transaction on purpose, with the answer that it leads to. */
class RollBack extends Error {
  readonly next: RosterImport | 'retry';
  constructor(next: RosterImport | 'retry') {
    super('Rolled back on purpose.');
    this.next = next;
  }
}

/**
 * Bring in a OneRoster 1.2 bulk package, all or nothing. Reading comes before the transaction; all writing happens
 * in one. With anything refused (and `keepValid` not set) the database stays as it was, but for the refused run that
 * an existing district keeps. Imports of one district wait for each other. No account is made.
 * @throws AppError `rule_broken` when the slug or the time zone cannot be one
 */
export async function importOneRoster(input: ImportOneRosterInput): Promise<RosterImport> {
  assertOutsideTransaction('Reading a roster package');
  checkNames(input);
  const { database } = input.services;
  const pack = await readPackage(input.path, {
    strict: input.strict ?? false,
    keepValid: input.keepValid ?? false,
  });
  const district = await inTransaction(database, null, () => selectDistrict(input.districtSlug));
  const known = district?.id ?? null;
  if (pack.plan === null) return refuse(input, pack, known);
  try {
    return await writeOnce(input, pack, pack.plan, known);
  } catch (error) {
    if (error instanceof RollBack && error.next !== 'retry') return error.next;
    // Somebody else made the district between the look and the lock: once more, into theirs.
    if (error instanceof RollBack) return importOneRoster(input);
    // The trace is second to the error itself, which may be that the database cannot be reached.
    await keepRun(input, known, 'failed', {}).catch(() => undefined);
    throw error;
  }
}

async function writeOnce(
  input: ImportOneRosterInput,
  pack: ReadPackage,
  plan: RosterPlan,
  known: string | null,
): Promise<RosterImport> {
  const { now, districtSlug: slug, timeZone = null } = input;
  const made = newDistrict({ slug, name: input.districtName ?? plan.districtName, timeZone }, now);
  const id = known ?? made.id;
  return inTransaction(input.services.database, id, async () => {
    await lockImports(slug);
    await joinByHash();
    if (known === null) await makeDistrict(input, made);
    const report = reportOf(await writeRoster(plan, pack.whole, now), pack);
    if (input.dryRun === true) throw new RollBack({ status: 'done', districtId: known, report });
    const runId = newId(now);
    await insertImportRun(runRow(input, runId, 'done', report));
    await audit(now, {
      action: 'import.finished',
      actor: input.startedBy,
      resource: { kind: 'import_run', id: runId },
      detail: { kind: 'oneroster', ...sums(report) },
    });
    return { status: 'done', districtId: id, report };
  });
}

async function makeDistrict({ now, startedBy }: ImportOneRosterInput, district: DistrictRow): Promise<void> {
  if (!(await insertDistrict(district, now))) throw new RollBack('retry');
  await audit(now, {
    action: 'district.made',
    actor: startedBy,
    resource: { kind: 'district', id: district.id },
  });
}

async function refuse(
  input: ImportOneRosterInput,
  pack: ReadPackage,
  districtId: string | null,
): Promise<RosterImport> {
  const report = reportOf(null, pack);
  await keepRun(input, districtId, 'refused', report);
  return { status: 'refused', districtId, report };
}

/** Keep a run that wrote nothing, in a transaction of its own. A district that does not exist keeps none. */
async function keepRun(
  input: ImportOneRosterInput,
  districtId: string | null,
  status: 'refused' | 'failed',
  report: Partial<ImportReport>,
): Promise<void> {
  if (districtId === null || input.dryRun === true) return;
  await inTransaction(input.services.database, districtId, () =>
    insertImportRun(runRow(input, newId(input.now), status, report)),
  );
}

function runRow(
  input: ImportOneRosterInput,
  id: string,
  status: 'done' | 'refused' | 'failed',
  report: Partial<ImportReport>,
) {
  return {
    ...{ id, status, report, fileName: basename(input.path), startedAt: input.now },
    ...{ finishedAt: input.now, startedBy: input.startedBy?.personId ?? null },
  };
}

function sums(report: ImportReport): Record<string, number> {
  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  return {
    created: sum(report.created),
    updated: sum(report.updated),
    unchanged: sum(report.unchanged),
    deactivated: sum(report.deactivated),
    rejected: report.rejected.length,
  };
}

function checkNames({ districtSlug, timeZone }: ImportOneRosterInput): void {
  if (!isDistrictSlug(districtSlug))
    throw new AppError('rule_broken', `A district is named by ${SLUG_RULE}.`);
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new AppError('rule_broken', `No such time zone: ${timeZone}.`);
}
