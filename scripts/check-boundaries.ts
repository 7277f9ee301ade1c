/** Laws 1 and 2 by dependency-cruiser, which says "no violations" also when it understood nothing: so count. */
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { boundaries } from './boundaries.ts';
import { type CheckResult, report } from './report.ts';

/** The rooms that are looked at. */
export const ROOMS = ['packages', 'apps', 'db', 'content', 'bench', 'e2e', 'scripts'];

export type BoundaryReport = CheckResult & { readonly rules: readonly string[]; readonly edges: number };

/**
 * Cruise the given folders below `root`.
 * @returns every violation as a sentence, and how many of our modules and edges between them were seen
 */
export async function checkBoundaries(
  root: string,
  rooms: readonly string[] = ROOMS,
  changes: Partial<ICruiseOptions> = {},
): Promise<BoundaryReport> {
  const options: ICruiseOptions = {
    ...boundaries.options,
    ...changes,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: boundaries.forbidden },
  };
  const { output } = await cruise([...rooms], options);
  if (typeof output === 'string')
    throw new Error('dependency-cruiser gave text where a result was expected.');
  const found: ICruiseResult = output;
  const ours = found.modules.filter(
    ({ source }) => !source.includes('node_modules') && /\.(?:ts|tsx|mjs)$/.test(source),
  );
  const { violations } = found.summary;
  return {
    looked: ours.length,
    edges: ours.reduce((sum, module) => sum + module.dependencies.length, 0),
    problems: violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    rules: [...new Set(violations.map(({ rule }) => rule.name))].sort(),
  };
}

if (import.meta.main) {
  const result = await checkBoundaries(fileURLToPath(new URL('..', import.meta.url)));
  report('modules', result, 300);
  // Without a working TypeScript every module is seen and no import of any.
  if (result.edges < result.looked) {
    console.log(`Only ${result.edges} imports were seen in ${result.looked} modules.`);
    process.exitCode = 1;
  }
}
