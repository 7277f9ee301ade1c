import { findCycles } from '../cycles/index.ts';
import type { GenericRecord, Report, TableReading } from './reading.ts';
import type { Column, TableName } from './table-definition.ts';

/** The readings of a package by table. */
export type Readings = ReadonlyMap<TableName, TableReading>;

const targetsOf = (value: GenericRecord[string]): readonly string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [];
};

/** The ids that a record points to through a column. */
export const referencesOf = (record: GenericRecord, column: Column): readonly string[] =>
  column.refersTo === undefined ? [] : targetsOf(record[column.name]);

/** A bulk set is closed: each id that a record points to stands in the package. */
export const checkDangling = (readings: Readings, report: Report): void => {
  for (const reading of readings.values()) {
    for (const column of reading.definition.columns) {
      if (column.refersTo === undefined) continue;
      const target = readings.get(column.refersTo);
      if (target !== undefined && !target.whole) continue;
      for (const record of reading.records) {
        for (const id of referencesOf(record, column)) {
          if (target?.ids.has(id)) continue;
          report(
            'reference.dangling',
            reading.file,
            record.row,
            column.name,
            `There is no record ${id} in ${column.refersTo}.csv; add it or correct the reference.`,
          );
        }
      }
    }
  }
};

/**
 * Reports each circle of parents in a table (`orgs`, `academicSessions`), once, at its first row.
 * Returns the ids that are part of a circle.
 */
export const checkParentCycles = (reading: TableReading | undefined, report: Report): ReadonlySet<string> => {
  const inCycle = new Set<string>();
  if (reading === undefined) return inCycle;
  const edges = reading.records.flatMap((record) => {
    const { sourcedId, parentSourcedId } = record;
    return typeof sourcedId === 'string' && typeof parentSourcedId === 'string'
      ? [{ from: sourcedId, to: parentSourcedId }]
      : [];
  });
  for (const cycle of findCycles(edges)) {
    for (const id of cycle) inCycle.add(id);
    const first = Math.min(...cycle.map((id) => reading.ids.get(id) ?? Number.POSITIVE_INFINITY));
    const names = [...cycle, cycle[0]].join(' → ');
    report(
      'reference.cycle',
      reading.file,
      first,
      'parentSourcedId',
      `These are each other's parents: ${names}; clear the parent of the topmost.`,
    );
  }
  return inCycle;
};
