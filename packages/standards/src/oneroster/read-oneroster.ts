import { type Finding, FindingCollector, type Package, type PackageError } from '../package/index.ts';
import { checkManifest } from './check-manifest.ts';
import { checkDangling, type Readings } from './check-references.ts';
import { checkRules } from './check-rules.ts';
import { ONEROSTER_CODES } from './codes.ts';
import { closeReadings } from './keep-valid.ts';
import { findLayout, type Layout } from './layout.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { readTable } from './read-table.ts';
import { type GenericRecord, type Report, reportInto, type TableReading } from './reading.ts';
import { noRecords, type OneRosterRecords } from './records.ts';
import type { TableName, TableSet } from './table-definition.ts';
import { TABLES_1P2 } from './tables-1p2.ts';

/** `strict` refuses everything the binding forbids; otherwise faults of certain meaning become warnings. */
export type ReadOptions = { readonly strict: boolean; readonly keepPerKind?: number };

/** What a reading found. */
export type OneRosterReading = {
  /** What the manifest says, also when it is refused for it. */
  readonly version: string | null;
  readonly mode: 'bulk' | 'delta' | null;
  readonly source: Manifest['source'];
  /**
   * All rows that can be accepted: with an empty `rejected` the whole package, else the largest set without refused
   * rows and without rows that point to them. Take it only when nothing is rejected, or when asked to keep what is valid.
   */
  readonly records: OneRosterRecords;
  readonly rejected: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** Rows left out only because of what they point to; they are in order themselves. */
  readonly leftOut: readonly Finding[];
  /**
   * The tables that the package holds, `part` where `records` lacks some of the rows or the file had none. A bulk
   * package says that a record it no longer holds is gone; that may be concluded for `whole` tables only.
   */
  readonly tables: Readonly<Partial<Record<TableName, 'whole' | 'part'>>>;
};

/** Versions that can be read; another version is another table set here. */
const TABLE_SETS: readonly TableSet[] = [TABLES_1P2];

const KNOWN_FILES: ReadonlySet<string> = new Set(TABLE_SETS.flatMap(({ files }) => files));

const tablesFor = (manifest: Manifest, report: Report): TableSet | null => {
  const tables = TABLE_SETS.find(({ version }) => version === manifest.version);
  if (tables === undefined) {
    const read = TABLE_SETS.map(({ version }) => version).join(', ');
    report(
      'version.unsupported',
      manifest.file,
      null,
      'oneroster.version',
      `OneRoster version ${manifest.version ?? '(none given)'} cannot be read; export version ${read}.`,
    );
    return null;
  }
  if (manifest.mode === 'delta') {
    report(
      'mode.unsupported',
      manifest.file,
      null,
      null,
      'A delta cannot be read yet; export a bulk package.',
    );
    return null;
  }
  return tables;
};

const readTables = async (
  pack: Package,
  tables: TableSet,
  layout: Layout,
  report: Report,
  addPackageError: (error: PackageError) => void,
): Promise<Readings> => {
  const pool = new Map<string, string>();
  const readings = new Map<TableName, TableReading>();
  for (const table of tables.tables) {
    const file = layout.files.get(table.name);
    if (file === undefined) continue;
    readings.set(table.name, await readTable(table, file, { pack, report, addPackageError, pool }));
  }
  for (const [name, file] of layout.files) {
    if (tables.tables.some((table) => table.name === name)) continue;
    report('file.ignored', file, null, null, `Cairn does not read ${name}.csv; its content was left aside.`);
  }
  return readings;
};

const tableStates = (all: Readings, kept: Readings): OneRosterReading['tables'] =>
  Object.fromEntries(
    [...all].map(([name, { whole, records }]) => {
      const complete = whole && records.length > 0 && records.length === kept.get(name)?.records.length;
      return [name, complete ? 'whole' : 'part'] as const;
    }),
  );

const typedRecords = (readings: Readings): OneRosterRecords => {
  // The record types are computed from the same columns that read these rows, and no refused row is left, so the
  // shapes agree; the compiler cannot follow that from data to type.
  const of = <T extends TableName>(name: T) =>
    (readings.get(name)?.records ?? []) as readonly GenericRecord[] as unknown as OneRosterRecords[T];
  return {
    orgs: of('orgs'),
    academicSessions: of('academicSessions'),
    courses: of('courses'),
    classes: of('classes'),
    users: of('users'),
    roles: of('roles'),
    enrollments: of('enrollments'),
    demographics: of('demographics'),
  };
};

/**
 * Reads a OneRoster CSV package and reports every fault found, not only the first.
 *
 * Files are parsed by stream; the records are kept in memory with repeated ids, words and dates shared. Nothing is
 * thrown for faulty input: damaged zip entries appear as findings too.
 *
 * Source of the rules: OneRoster 1.2 CSV binding (1.2.1), sections on the package, the manifest and the tables; cycles,
 * school of an enrollment, session ranges and doubled primary roles follow from the meaning of the tables.
 */
export const readOneRoster = async (pack: Package, options: ReadOptions): Promise<OneRosterReading> => {
  const collector = new FindingCollector({ ...options, severities: ONEROSTER_CODES });
  const report = reportInto(collector);
  const addPackageError = (error: PackageError): void => {
    collector.add(error.toFinding());
  };
  const layout = findLayout(pack, KNOWN_FILES, report);
  const manifest =
    layout.manifest === null ? null : await readManifest(pack, layout.manifest, report, addPackageError);
  const tables = manifest === null ? null : tablesFor(manifest, report);
  const stated = {
    version: manifest?.version ?? null,
    mode: manifest?.mode ?? null,
    source: manifest?.source ?? { systemName: null, systemCode: null },
  };
  if (manifest === null || tables === null) {
    return { ...stated, records: noRecords(), leftOut: [], tables: {}, ...collector.findings() };
  }
  checkManifest(tables, manifest, layout, report);
  const readings = await readTables(pack, tables, layout, report, addPackageError);
  checkDangling(readings, report);
  checkRules(readings, report);
  const findings = collector.findings();
  if (findings.rejected.length === 0) {
    return {
      ...stated,
      records: typedRecords(readings),
      leftOut: [],
      tables: tableStates(readings, readings),
      ...findings,
    };
  }
  const closed = closeReadings(readings, (file, row) => collector.isRejected(file, row));
  return {
    ...stated,
    records: typedRecords(closed.readings),
    leftOut: closed.dropped,
    tables: tableStates(readings, closed.readings),
    ...findings,
  };
};
