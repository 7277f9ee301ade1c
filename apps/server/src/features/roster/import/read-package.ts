import { readOneRoster } from '@cairn/standards/oneroster';
import { type Finding, openPackage, PackageError } from '@cairn/standards/package';
import { planRoster } from './plan-roster.ts';
import type { RosterPlan } from './roster-plan.ts';

/** What a package says, ready to write, or null when not even a part of it may be written. */
export type ReadPackage = {
  readonly plan: RosterPlan | null;
  /** True when nothing was refused, so that what is missing is known to be missing. */
  readonly whole: boolean;
  readonly rejected: readonly Finding[];
  readonly warnings: readonly Finding[];
};

/**
 * Read and plan a OneRoster folder or zip. No database is touched; faults of the package become findings.
 * @param options.keepValid plan the rows that are in order although others were refused
 */
export async function readPackage(
  path: string,
  options: { readonly strict: boolean; readonly keepValid: boolean },
): Promise<ReadPackage> {
  try {
    const pack = await openPackage(path);
    try {
      const reading = await readOneRoster(pack, { strict: options.strict });
      const plan = planRoster(reading.records);
      const rejected = [...reading.rejected, ...plan.rejected];
      const warnings = [...reading.warnings, ...plan.warnings];
      if (rejected.length === 0) return { plan, whole: true, rejected, warnings };
      const keep = options.keepValid && plan.rejected.length === 0 && plan.rows.orgs.length > 0;
      return {
        plan: keep ? plan : null,
        whole: false,
        rejected: [...rejected, ...(options.keepValid ? reading.leftOut : [])],
        warnings: keep ? [...warnings, nothingDeactivated(path)] : warnings,
      };
    } finally {
      await pack.close();
    }
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    return { plan: null, whole: false, rejected: [error.toFinding()], warnings: [] };
  }
}

const nothingDeactivated = (file: string): Finding => ({
  file,
  row: null,
  field: null,
  code: 'import.nothing_deactivated',
  message:
    'Rows were refused, so records that this package does not name stay active; import a sound package to settle them.',
});
