/** Law 13: 95 of 100 source files have at most 300 lines, and none over 400 without a written reason. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CheckResult, report } from './report.ts';
import { repositoryFiles } from './repository-files.ts';

const SOURCE = /\.(?:ts|tsx|mjs|js|css|sql)$/;
const GENERATED = /(?:\.gen\.ts$|\/locales\/)/;
const AIM = 300;
const LIMIT = 400;
const SHARE = 0.95;

/** Files that may have more than 400 lines, each with its reason. */
export const LONG_FILES: Readonly<Record<string, string>> = {};

export type SizeReport = CheckResult & { readonly median: number };

/** Measure the given files (paths from `root`); generated ones are not sources. */
export async function checkSizes(
  root: string,
  files: readonly string[],
  reasons: Readonly<Record<string, string>> = LONG_FILES,
): Promise<SizeReport> {
  const sources = files.filter((path) => SOURCE.test(path) && !GENERATED.test(path));
  const sizes = await Promise.all(
    sources.map(async (path) => ({ path, lines: countLines(await readFile(join(root, path), 'utf8')) })),
  );
  const tooLong = sizes.filter(({ path, lines }) => lines > LIMIT && (reasons[path] ?? '') === '');
  const problems = tooLong.map(
    ({ path, lines }) => `${path}: ${lines} lines, over ${LIMIT} without a reason.`,
  );
  const long = sizes.filter(({ lines }) => lines > AIM).sort((a, b) => b.lines - a.lines);
  if (long.length > sizes.length * (1 - SHARE)) {
    const worst = long.map(({ path, lines }) => `${path} (${lines})`).join(', ');
    problems.push(
      `${long.length} of ${sizes.length} files have over ${AIM} lines, more than 5 of 100: ${worst}.`,
    );
  }
  for (const path of Object.keys(reasons)) {
    const lines = sizes.find((size) => size.path === path)?.lines ?? 0;
    if (lines <= LIMIT) problems.push(`${path}: has ${lines} lines; it needs no reason any more.`);
  }
  const ordered = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
  return { looked: sizes.length, problems, median: ordered[Math.floor(ordered.length / 2)] ?? 0 };
}

function countLines(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const result = await checkSizes(root, await repositoryFiles(root));
  console.log(`Median ${result.median} lines.`);
  report('source files', result, 200);
}
