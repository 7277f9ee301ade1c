import { type Package, PackageError } from '../package/index.ts';
import { decodeCell, eachRow, type RawRow } from './csv-rows.ts';
import { type HeaderMap, readHeader } from './header.ts';
import { readCell } from './read-cell.ts';
import type { GenericRecord, Report, TableReading } from './reading.ts';
import type { CellValue, Column, Metadata, TableDefinition, UserId } from './table-definition.ts';

/** What reading a table needs beside the table itself. */
export type TableContext = {
  readonly pack: Package;
  readonly report: Report;
  readonly addPackageError: (error: PackageError) => void;
  /** One text object per repeated value (references, words, dates): rosters repeat them a hundredfold. */
  readonly pool: Map<string, string>;
};

const POOLED: ReadonlySet<Column['kind']> = new Set(['reference', 'enum', 'date', 'year', 'dateTime']);

const pooled = (pool: Map<string, string>, text: string): string => {
  const kept = pool.get(text);
  if (kept !== undefined) return kept;
  pool.set(text, text);
  return text;
};

const compact = (column: Column, value: CellValue, pool: Map<string, string>): CellValue => {
  if (typeof value === 'string') return POOLED.has(column.kind) ? pooled(pool, value) : value;
  if (column.kind !== 'textList' && column.kind !== 'referenceList') return value;
  if (typeof value !== 'object' || value === null) return value;
  return value.flatMap<string>((part: string | UserId) =>
    typeof part === 'string' ? [pooled(pool, part)] : [],
  );
};

/** In bulk, `status` and `dateLastModified` are blank; a record marked as deleted contradicts the mode. */
const checkBulkCell = (column: Column, text: string, file: string, row: number, report: Report): void => {
  if (text === '' || (column.name !== 'status' && column.name !== 'dateLastModified')) return;
  if (column.name === 'status' && text !== 'active') {
    report(
      'bulk.deleted_record',
      file,
      row,
      column.name,
      `A bulk file may not hold a record with status ${text}; leave the record out, or send a delta.`,
    );
  } else {
    report('bulk.must_be_blank', file, row, column.name, `${column.name} must be blank in a bulk file.`);
  }
};

const NOT_UTF8 = 'This cell is not UTF-8; save the file as UTF-8, not as Windows-1252 or another code page.';

const readMetadata = (header: HeaderMap, { row, cells }: RawRow, file: string, report: Report): Metadata => {
  const filled: [string, string][] = [];
  for (const { name, at } of header.metadata) {
    const text = decodeCell(cells[at] ?? '');
    if (text === null) report('file.encoding', file, row, `metadata.${name}`, NOT_UTF8);
    else if (text !== '') filled.push([name, text]);
  }
  return filled.length === 0 ? null : Object.fromEntries(filled);
};

const readRow = (
  header: HeaderMap,
  raw: RawRow,
  file: string,
  { report, pool }: TableContext,
): GenericRecord => {
  const { row, cells } = raw;
  const record: Record<string, CellValue> = {};
  for (const { column, at } of header.columns) {
    const text = decodeCell(cells[at] ?? '');
    if (text === null) report('file.encoding', file, row, column.name, NOT_UTF8);
    checkBulkCell(column, text ?? '', file, row, report);
    const { value, fault } = text === null ? { value: null } : readCell(column, text);
    if (fault !== undefined) report(fault.code, file, row, column.name, fault.message);
    record[column.name] = compact(column, value, pool);
  }
  return { ...record, row, metadata: readMetadata(header, raw, file, report) };
};

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '');

/** Gathers the rows of one table as they come. */
const tableBuilder = (table: TableDefinition, file: string, context: TableContext) => {
  const { report } = context;
  const records: GenericRecord[] = [];
  const ids = new Map<string, number>();
  let header: HeaderMap | null = null;

  const keepId = (record: GenericRecord): void => {
    const id = record['sourcedId'];
    if (typeof id !== 'string') return;
    const first = ids.get(id);
    if (first === undefined) ids.set(id, record.row);
    else
      report(
        'id.duplicate',
        file,
        record.row,
        'sourcedId',
        `The sourcedId ${id} already stands in row ${first}; each record needs its own.`,
      );
  };

  const take = (raw: RawRow): void => {
    if (header === null) {
      header = readHeader(table, raw.cells, file, report);
      return;
    }
    if (!header.usable) return;
    if (isBlank(raw.cells)) {
      report('row.blank', file, raw.row, null, 'The row is blank; remove it.');
      return;
    }
    if (raw.cells.length !== header.width) {
      report(
        'row.columns',
        file,
        raw.row,
        null,
        `The row has ${raw.cells.length} cells, the header ${header.width}; put cells that hold a comma in quotation marks.`,
      );
      return;
    }
    const record = readRow(header, raw, file, context);
    records.push(record);
    keepId(record);
  };

  const finish = (complete: boolean): TableReading => {
    const usable = header?.usable ?? false;
    if (complete && header === null) {
      report(
        'file.no_header',
        file,
        1,
        null,
        'The file is empty; write a header and rows, or leave the file out and mark it absent.',
      );
    } else if (complete && usable && records.length === 0) {
      report(
        'file.no_rows',
        file,
        1,
        null,
        'The file has a header and no rows; leave it out and mark it absent in the manifest.',
      );
    }
    return { definition: table, file, records, ids, whole: complete && usable };
  };
  return { take, finish };
};

/** Reads one table of a package by stream. Faults go to the report; what can be read is returned. */
export const readTable = async (
  table: TableDefinition,
  file: string,
  context: TableContext,
): Promise<TableReading> => {
  const builder = tableBuilder(table, file, context);
  try {
    const source = await context.pack.readStream(file);
    return builder.finish(await eachRow(source, file, context.report, context.addPackageError, builder.take));
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    context.addPackageError(error);
    return builder.finish(false);
  }
};
