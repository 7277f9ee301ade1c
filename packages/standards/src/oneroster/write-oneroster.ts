import type { Finding } from '../package/index.ts';
import type { OneRosterRecords } from './records.ts';
import type { CellValue, Column, Metadata, TableDefinition } from './table-definition.ts';
import { TABLES_1P2 } from './tables-1p2.ts';

/** Records as they are written: those of the reader, or without place and extensions. */
export type WritableRecords = {
  readonly [T in keyof OneRosterRecords]?: readonly (Omit<OneRosterRecords[T][number], 'row' | 'metadata'> & {
    readonly metadata?: Metadata;
  })[];
};

/** File names to contents, manifest first, and a note for each cell that could not be written as it was. */
export type OneRosterFiles = {
  readonly files: ReadonlyMap<string, string>;
  readonly warnings: readonly Finding[];
};

export type WriteOptions = { readonly systemName?: string; readonly systemCode?: string };

type Row = Readonly<Record<string, CellValue | Metadata | number | undefined>>;

const LINE_END = '\r\n';
/** Columns that a bulk file leaves blank. */
const BLANK_IN_BULK = new Set(['status', 'dateLastModified']);

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const listText = (parts: readonly unknown[]): string =>
  parts
    .map((part) =>
      typeof part === 'object' && part !== null && 'type' in part && 'identifier' in part
        ? `{${String(part.type)}:${String(part.identifier)}}`
        : String(part).replaceAll(',', ';'),
    )
    .join(',');

const plainText = (value: Row[string]): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return listText(value);
  return String(value);
};

/** The text of a cell; `changed` when the binding has no way to say what it holds. */
const cellText = (column: Column, value: Row[string]): { text: string; changed: boolean } => {
  if (BLANK_IN_BULK.has(column.name)) return { text: '', changed: false };
  const text = plainText(value);
  const oneLine = text.replace(/[\r\n]+/g, ' ');
  const comma =
    column.kind === 'textList' && Array.isArray(value) && value.some((part) => String(part).includes(','));
  return { text: oneLine, changed: comma || oneLine !== text };
};

const metadataNames = (rows: readonly Row[]): string[] => {
  const names = new Set<string>();
  for (const { metadata } of rows) {
    if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) continue;
    for (const name of Object.keys(metadata)) names.add(name);
  }
  return [...names];
};

const metadataText = (row: Row, name: string): string => {
  const { metadata } = row;
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return '';
  const found: unknown = Object.entries(metadata).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found.replace(/[\r\n]+/g, ' ') : '';
};

const writeTable = (table: TableDefinition, rows: readonly Row[], warnings: Finding[]): string => {
  const file = `${table.name}.csv`;
  const extensions = metadataNames(rows);
  const header = [...table.columns.map(({ name }) => name), ...extensions.map((name) => `metadata.${name}`)];
  const lines = [header.map(quoted).join(',')];
  rows.forEach((row, index) => {
    const cells = table.columns.map((column) => {
      const { text, changed } = cellText(column, row[column.name]);
      if (changed) {
        const message =
          'The cell held a line break, or a list entry with a comma, which OneRoster cannot express; it was written with a space or a semicolon.';
        warnings.push({ file, row: index + 2, field: column.name, code: 'write.cell_changed', message });
      }
      return quoted(text);
    });
    lines.push([...cells, ...extensions.map((name) => quoted(metadataText(row, name)))].join(','));
  });
  return lines.join(LINE_END) + LINE_END;
};

const writeManifest = (written: ReadonlySet<string>, options: WriteOptions): string => {
  const lines = [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', TABLES_1P2.version],
    ...TABLES_1P2.files.map((name) => [`file.${name}`, written.has(name) ? 'bulk' : 'absent']),
  ];
  if (options.systemName !== undefined) lines.push(['source.systemName', options.systemName]);
  if (options.systemCode !== undefined) lines.push(['source.systemCode', options.systemCode]);
  return lines.map((cells) => cells.map(quoted).join(',') + LINE_END).join('');
};

/**
 * Writes records as a OneRoster 1.2.1 bulk package: columns in the order of the tables, CRLF, UTF-8 without mark,
 * all 21 lines in the manifest, no file without rows, `status` and `dateLastModified` blank.
 *
 * A cell that begins with `=`, `+`, `-` or `@` is written as it is. A spreadsheet may take it for a formula, but the
 * usual guard, a quotation mark put before it, would change names, phone numbers and ids, and the next system would
 * import the change: here a faithful round trip goes first. These files are for machines; exports meant for a
 * spreadsheet are other exports, and guard their cells.
 */
export const writeOneRoster = (records: WritableRecords, options: WriteOptions = {}): OneRosterFiles => {
  const warnings: Finding[] = [];
  const tables = new Map<string, string>();
  for (const table of TABLES_1P2.tables) {
    const rows: readonly Row[] = records[table.name] ?? [];
    if (rows.length > 0) tables.set(table.name, writeTable(table, rows, warnings));
  }
  const files = new Map([['manifest.csv', writeManifest(new Set(tables.keys()), options)]]);
  for (const [name, text] of tables) files.set(`${name}.csv`, text);
  return { files, warnings };
};
