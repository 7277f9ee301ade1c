import type { FindingCollector } from '../package/index.ts';
import type { OneRosterCode } from './codes.ts';
import type { CellValue, Metadata, TableDefinition } from './table-definition.ts';

/** A row once its cells are read, before the shape of its table is put on it. */
export type GenericRecord = { readonly row: number; readonly metadata: Metadata } & {
  readonly [column: string]: CellValue | Metadata | number | undefined;
};

/** One table as read: all rows that could be read, refused ones among them. */
export type TableReading = {
  readonly definition: TableDefinition;
  /** The name inside the package, as reports show it. */
  readonly file: string;
  readonly records: readonly GenericRecord[];
  /** Every `sourcedId` seen with its first row, so that one refused row does not make its referrers dangle. */
  readonly ids: ReadonlyMap<string, number>;
  /** False when part of the file could not be read; references to it are then not judged. */
  readonly whole: boolean;
};

/** Reports one fault; returns whether it refuses the row. */
export type Report = (
  code: OneRosterCode,
  file: string,
  row: number | null,
  field: string | null,
  message: string,
) => boolean;

/** A `Report` that writes into a collector. */
export const reportInto =
  (collector: FindingCollector): Report =>
  (code, file, row, field, message) =>
    collector.add({ file, row, field, code, message });
