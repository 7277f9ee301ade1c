import { basename } from 'node:path';
import type { ImportReport } from '@cairn/contract';
import type { JsonLimits } from '@cairn/standards/json';
import type { Finding } from '@cairn/standards/package';
import { audit } from '../../../platform/audit.ts';
import { assertOutsideTransaction, inTransaction } from '../../../platform/db/transaction.ts';
import { isDistrictSlug, newDistrict, SLUG_RULE } from '../../../platform/district/new-district.ts';
import { type DistrictRow, insertDistrict, selectDistrict } from '../../../platform/district/queries.ts';
import { AppError } from '../../../platform/http/problem.ts';
import { newId } from '../../../platform/ids.ts';
import type { Actor } from '../../../platform/policy/policy.ts';
import type { Services } from '../../../platform/services.ts';
import { insertImportRun } from '../queries/import-run.ts';
import { selectStored } from '../queries/stored.ts';
import { lockFramework, selectForeign } from '../queries/write.ts';
import { addCounts, NOTHING, type WriteCounts, writeFramework } from '../write-framework.ts';
import { withoutOwnSources } from './own-sources.ts';
import { type CaseFiles, type ReadPackage, readCaseFiles } from './read-files.ts';
import { type FrameworkRows, rowsFromCase } from './rows.ts';

export type ImportCaseInput = {
  readonly services: Services;
  /** A new slug makes the district, unless the import is refused or a dry run. */
  readonly districtSlug: string;
  /** A `.json` file, a folder or a `.zip` of `.json` files. */
  readonly path: string;
  readonly dryRun: boolean;
  readonly now: Date;
  /** IANA name, for a district that this import makes. */
  readonly timeZone?: string;
  /** Who asked for it; null for the command line. */
  readonly startedBy: Pick<Actor, 'personId' | 'accountId'> | null;
  readonly limits?: Partial<JsonLimits>;
};

/** Ends a transaction without keeping anything, and brings the report out. */
class Undo extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super('The import keeps nothing.');
    this.report = report;
  }
}

class DistrictTaken extends Error {}

const NO_COUNTS: WriteCounts = {
  created: NOTHING,
  updated: NOTHING,
  unchanged: NOTHING,
  deactivated: NOTHING,
};

/**
 * Import CASE 1.0 or 1.1 packages into a district: all of them or nothing. A repeat changes nothing; items that the
 * source no longer has are deactivated; what a person marked as rateable stays marked. Counts are by `CFDocuments`,
 * `CFItems` and `CFAssociations`. A refused file is a report with `rejected` entries, never an exception.
 *
 * A refused import leaves only its own line in the list of imports, and that only where the district exists.
 *
 * @throws AppError `rule_broken` when the slug cannot name a district
 */
export async function importCase(input: ImportCaseInput): Promise<ImportReport> {
  assertOutsideTransaction('Reading files');
  if (!isDistrictSlug(input.districtSlug))
    throw new AppError('rule_broken', `A district is named by ${SLUG_RULE}.`);
  const files = await readCaseFiles(input.path, input.limits);
  if (files.rejected.length > 0)
    return refuse(input, toReport(NO_COUNTS, { rejected: files.rejected, warnings: files.warnings }));
  const report = await bringIn(input, files).catch((error: unknown) => {
    // Somebody made the same district at this moment: now it is there.
    if (error instanceof DistrictTaken) return bringIn(input, files);
    throw error;
  });
  return report.rejected.length > 0 ? refuse(input, report) : report;
}

/** One transaction that writes everything or nothing. */
async function bringIn(input: ImportCaseInput, files: CaseFiles): Promise<ImportReport> {
  const { services, districtSlug: slug, timeZone = null, now } = input;
  const known = await inTransaction(services.database, null, () => selectDistrict(slug));
  const district = known ?? newDistrict({ slug, name: null, timeZone }, now);
  const work = inTransaction(services.database, district.id, async () => {
    if (known === null) await makeDistrict(input, district);
    return writeAll(input, files, known === null);
  });
  return work.catch((error: unknown) => {
    if (error instanceof Undo) return error.report;
    throw error;
  });
}

/** Leave a line about a refusal, where there is a district to leave it in. */
async function refuse(input: ImportCaseInput, report: ImportReport): Promise<ImportReport> {
  const { services, districtSlug, dryRun } = input;
  const known = await inTransaction(services.database, null, () => selectDistrict(districtSlug));
  if (known !== null && !dryRun)
    await inTransaction(services.database, known.id, () => finish(input, report, 'refused', false));
  return report;
}

async function makeDistrict({ now, startedBy }: ImportCaseInput, district: DistrictRow): Promise<void> {
  if (!(await insertDistrict(district, now))) throw new DistrictTaken();
  await audit(now, {
    action: 'district.made',
    actor: startedBy,
    resource: { kind: 'district', id: district.id },
  });
}

async function writeAll(
  input: ImportCaseInput,
  files: CaseFiles,
  madeDistrict: boolean,
): Promise<ImportReport> {
  const prepared: FrameworkRows[] = [];
  const rejected: Finding[] = [];
  for (const file of files.packages) {
    const rows = await prepare(file);
    prepared.push(rows);
    rejected.push(...(await foreignIdentifiers(file.file, rows)));
  }
  if (rejected.length > 0) throw new Undo(toReport(NO_COUNTS, { rejected, warnings: files.warnings }));
  let counts = NO_COUNTS;
  for (const rows of prepared) counts = addWrites(counts, await writeFramework(rows, input.now));
  const report = toReport(counts, { rejected: [], warnings: files.warnings });
  if (input.dryRun) throw new Undo(report);
  await finish(input, report, 'done', madeDistrict);
  return report;
}

/** The rows of a package as this district will hold them. */
async function prepare({ pack }: ReadPackage): Promise<FrameworkRows> {
  const before = await lockFramework(pack.CFDocument.identifier.toLowerCase());
  const rows = rowsFromCase(pack, before?.rateable_basis === 'person' ? before.rateable_types : null);
  if (before === undefined || before.has_source) return rows;
  const stored = await selectStored(rows.framework.id);
  return stored === null ? rows : withoutOwnSources(rows, stored);
}

/** An identifier is one thing in a district: it cannot move from one framework to another. */
async function foreignIdentifiers(
  file: string,
  { framework, competencies, edges }: FrameworkRows,
): Promise<Finding[]> {
  const lists = [
    { kind: 'CFItems', table: 'competency', ids: competencies.map(({ id }) => id) },
    { kind: 'CFAssociations', table: 'competency_edge', ids: edges.map(({ id }) => id) },
  ] as const;
  const findings: Finding[] = [];
  for (const { kind, table, ids } of lists) {
    for (const [id, title] of await selectForeign(table, framework.id, ids)) {
      const message = `The identifier ${id} belongs to the framework "${title}" of this district; give it a new one or import that framework instead.`;
      findings.push({ file, row: null, field: `/${kind}`, code: 'case.identifier_in_use', message });
    }
  }
  return findings;
}

async function finish(
  input: ImportCaseInput,
  report: ImportReport,
  status: 'done' | 'refused',
  madeDistrict: boolean,
): Promise<void> {
  const { now, startedBy, services } = input;
  const id = newId(now);
  await insertImportRun({
    id,
    fileName: basename(input.path),
    startedAt: now,
    finishedAt: services.clock.now(),
    status,
    report,
    startedBy: startedBy?.personId ?? null,
  });
  await audit(now, {
    action: 'import.finished',
    actor: startedBy,
    resource: { kind: 'import_run', id },
    detail: {
      kind: 'case',
      status,
      madeDistrict,
      created: report.created['CFItems'] ?? 0,
      updated: report.updated['CFItems'] ?? 0,
      deactivated: report.deactivated['CFItems'] ?? 0,
      rejected: report.rejected.length,
    },
  });
}

function addWrites(left: WriteCounts, right: WriteCounts): WriteCounts {
  return {
    created: addCounts(left.created, right.created),
    updated: addCounts(left.updated, right.updated),
    unchanged: addCounts(left.unchanged, right.unchanged),
    deactivated: addCounts(left.deactivated, right.deactivated),
  };
}

function toReport(
  counts: WriteCounts,
  { rejected, warnings }: { rejected: readonly Finding[]; warnings: readonly Finding[] },
): ImportReport {
  return {
    created: { ...counts.created },
    updated: { ...counts.updated },
    unchanged: { ...counts.unchanged },
    deactivated: { ...counts.deactivated },
    rejected: [...rejected],
    warnings: [...warnings],
  };
}
