/** Unused files, exports and dependencies, by knip with knip.json; counts what knip saw. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createOptions, createSession } from 'knip/session';
import { type CheckResult, report } from './report.ts';

/** Look at one workspace tree. Problems begin with knip's name for their kind. */
export async function checkUnused(root: string): Promise<CheckResult> {
  const session = await createSession(await createOptions({ cwd: root, isSession: true }));
  const { issues, counters } = session.getResults();
  const problems: string[] = [];
  for (const [kind, byFile] of Object.entries(issues)) {
    if (byFile instanceof Set || kind.startsWith('_')) continue;
    for (const [file, bySymbol] of Object.entries(byFile))
      for (const symbol of Object.keys(bySymbol)) problems.push(`${kind}: ${relative(root, file)} ${symbol}`);
  }
  return { looked: counters.processed, problems };
}

if (import.meta.main) report('files', await checkUnused(fileURLToPath(new URL('..', import.meta.url))), 300);
