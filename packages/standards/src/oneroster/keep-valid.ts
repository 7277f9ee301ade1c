import type { Finding } from '../package/index.ts';
import { type Readings, referencesOf } from './check-references.ts';
import type { GenericRecord, TableReading } from './reading.ts';
import type { TableName } from './table-definition.ts';

const idOf = (record: GenericRecord): string => {
  const id = record['sourcedId'];
  return typeof id === 'string' ? id : '';
};

type Closed = { readonly readings: Readings; readonly dropped: readonly Finding[] };

/**
 * Leaves out the rows for which `isRefused` holds, then every row that points to one left out, until the rest is
 * closed. Each row of the second kind comes back as a `reference.refused` finding.
 */
export const closeReadings = (
  readings: Readings,
  isRefused: (file: string, row: number) => boolean,
): Closed => {
  const dropped: Finding[] = [];
  const kept = new Map<TableName, readonly GenericRecord[]>();
  for (const [name, reading] of readings) {
    kept.set(
      name,
      reading.records.filter(({ row }) => !isRefused(reading.file, row)),
    );
  }
  for (let before = -1; before !== dropped.length; ) {
    before = dropped.length;
    for (const [name, reading] of readings) {
      const ids = new Map([...kept].map(([table, records]) => [table, new Set(records.map(idOf))]));
      const stays = (record: GenericRecord): boolean => {
        const finding = firstLost(reading, record, ids);
        if (finding !== null) dropped.push(finding);
        return finding === null;
      };
      kept.set(name, (kept.get(name) ?? []).filter(stays));
    }
  }
  const closed = new Map(
    [...readings].map(([name, reading]) => [name, { ...reading, records: kept.get(name) ?? [] }]),
  );
  return { readings: closed, dropped };
};

const firstLost = (
  reading: TableReading,
  record: GenericRecord,
  ids: ReadonlyMap<TableName, ReadonlySet<string>>,
): Finding | null => {
  for (const column of reading.definition.columns) {
    if (column.refersTo === undefined) continue;
    const known = ids.get(column.refersTo);
    const lost = referencesOf(record, column).find((id) => !known?.has(id));
    if (lost === undefined) continue;
    const message = `The record ${lost} it points to was refused, so this row was left out too.`;
    return { file: reading.file, row: record.row, field: column.name, code: 'reference.refused', message };
  }
  return null;
};
