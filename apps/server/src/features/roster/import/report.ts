import type { ImportReport } from '@cairn/contract';
import type { ReadPackage } from './read-package.ts';
import { RECORD_KINDS } from './roster-plan.ts';
import type { KindTally, RosterTally } from './write-roster.ts';

/**
 * The report of an import, counts by the names of the files' records.
 * @param tally null when nothing was written
 */
export function reportOf(
  tally: RosterTally | null,
  { rejected, warnings }: Pick<ReadPackage, 'rejected' | 'warnings'>,
): ImportReport {
  const counts = (of: keyof KindTally): Record<string, number> =>
    Object.fromEntries(RECORD_KINDS.map((kind) => [kind, tally?.[kind][of] ?? 0]));
  return {
    created: counts('created'),
    updated: counts('updated'),
    unchanged: counts('unchanged'),
    deactivated: counts('deactivated'),
    rejected: [...rejected],
    warnings: [...warnings],
  };
}
