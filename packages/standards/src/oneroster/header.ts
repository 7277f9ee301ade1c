import { decodeCell } from './csv-rows.ts';
import type { Report } from './reading.ts';
import type { Column, TableDefinition } from './table-definition.ts';

/** Where each column of a table stands in one file. */
export type HeaderMap = {
  readonly width: number;
  /** Every column of the table; `at` is -1 for one that the file leaves out. */
  readonly columns: readonly { readonly column: Column; readonly at: number }[];
  readonly metadata: readonly { readonly name: string; readonly at: number }[];
  /** False when a required column is absent or a name is doubled: rows cannot be read then. */
  readonly usable: boolean;
};

const METADATA = 'metadata.';

/** The order of the binding, with superseded columns where an earlier edition had them. */
const orderedNames = (table: TableDefinition): string[] =>
  table.columns.flatMap(({ name }) => [
    name,
    ...(table.superseded ?? []).filter(({ after }) => after === name).map((column) => column.name),
  ]);

/** Reports each known column that stands elsewhere than in the order of the binding; extensions come last. */
const checkOrder = (table: TableDefinition, names: readonly string[], file: string, report: Report): void => {
  const order = orderedNames(table);
  const present = names.filter((name) => order.includes(name) || name.startsWith(METADATA));
  const expected = [
    ...order.filter((name) => present.includes(name)),
    ...present.filter((name) => name.startsWith(METADATA)),
  ];
  expected.forEach((name, index) => {
    const found = present[index];
    if (found === undefined || found === name) return;
    report(
      'header.order',
      file,
      1,
      found,
      `The column ${found} stands where ${name} belongs; put the columns in the order of the OneRoster tables, metadata.* last.`,
    );
  });
};

const checkNames = (
  table: TableDefinition,
  names: readonly string[],
  file: string,
  report: Report,
): boolean => {
  let usable = true;
  const known = new Set(orderedNames(table));
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      usable = false;
      report('header.duplicate', file, 1, name, `The column ${name} stands twice; keep one.`);
    } else if (!known.has(name) && !name.startsWith(METADATA)) {
      report(
        'header.unknown',
        file,
        1,
        name,
        `${name === '' ? 'A column without a name' : `The column ${name}`} is not in the OneRoster table ${table.name}; remove it or name it metadata.* (names are case-sensitive).`,
      );
    }
    seen.add(name);
  }
  return usable;
};

/** Reads the header row of a table and reports everything that is wrong with it. */
export const readHeader = (
  table: TableDefinition,
  cells: readonly string[],
  file: string,
  report: Report,
): HeaderMap => {
  const names = cells.map((cell) => decodeCell(cell) ?? '\ufffd');
  let usable = checkNames(table, names, file, report);
  checkOrder(table, names, file, report);
  const columns: { column: Column; at: number }[] = [];
  for (const column of table.columns) {
    const at = names.indexOf(column.name);
    columns.push({ column, at });
    if (at >= 0) continue;
    if (column.required) {
      usable = false;
      report(
        'header.missing',
        file,
        1,
        column.name,
        `The required column ${column.name} is missing; add it.`,
      );
    } else {
      report(
        'header.missing_optional',
        file,
        1,
        column.name,
        `The column ${column.name} is missing; add it, its cells may be empty.`,
      );
    }
  }
  const metadata = names
    .map((name, at) => ({ name: name.slice(METADATA.length), at, extension: name.startsWith(METADATA) }))
    .filter(({ extension }) => extension);
  return { width: names.length, columns, metadata, usable };
};
