import type { Answer } from '../../api/call.ts';

type Report = Answer<'import.list'>['items'][number]['report'];

/** What an import did with one kind of record. */
export interface CountRow {
  readonly kind: string;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deactivated: number;
}

/** The counts of a report by kind, each kind once, in the order in which the report names them. */
export function countRows(report: Report): readonly CountRow[] {
  const { created = {}, updated = {}, unchanged = {}, deactivated = {} } = report;
  const kinds = new Set([created, updated, unchanged, deactivated].flatMap((counts) => Object.keys(counts)));
  return [...kinds].map((kind) => ({
    kind,
    created: created[kind] ?? 0,
    updated: updated[kind] ?? 0,
    unchanged: unchanged[kind] ?? 0,
    deactivated: deactivated[kind] ?? 0,
  }));
}
