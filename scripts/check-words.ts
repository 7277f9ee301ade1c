/** The text of the repository speaks of Cairn alone: no place of one machine, no registry, no unfinished note. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CheckResult, report } from './report.ts';
import { repositoryFiles } from './repository-files.ts';

const BINARY = new Set(['.png', '.woff2', '.ico', '.zip', '.pdf', '.gz', '.jpg', '.webp']);

type Word = { readonly name: string; readonly pattern: RegExp };

// One letter of each word stands in brackets, so that this file does not name what it forbids.
const WORDS: readonly Word[] = [
  { name: 'machine path', pattern: /(?<![\w.:/-])\/(?:[h]ome|[U]sers|[w]ork|[r]oot)\/[\w.-]/ },
  { name: 'machine path', pattern: /\b[A-Z]:\\(?:[U]sers|[w]ork)\b/i },
  {
    name: 'registry host',
    pattern: /\bregistry\.(?:[n]pmjs|[y]arnpkg)\.|\b[n]pmmirror\.com|\b[j]sr\.io|\/[a]rtifactory\//i,
  },
  { name: 'unfinished', pattern: /\b(?:T[O]DO|F[I]XME|X[X]X|H[A]CK)\b/ },
  { name: 'filler text', pattern: /\bl[o]rem\b|\bd[o]lor sit\b/i },
  {
    name: 'not of Cairn',
    pattern:
      /\b(?:cl[a]ude|anthr[o]pic|chatg[p]t|g[p]t-\d|open[a]i|cop[i]lot|language m[o]del|ll[m]s?|ai-gener[a]ted|coding ag[e]nt)\b/i,
  },
];
/** Package names and checksums are not our words. */
const ONLY_HOSTS = new Set(['package-lock.json']);

/** Read the given files (paths from `root`) and name every word that must not stand there, with its line. */
export async function checkWords(root: string, files: readonly string[]): Promise<CheckResult> {
  const texts = files.filter((path) => !BINARY.has(extname(path)));
  const problems: string[] = [];
  for (const path of texts) {
    const words = ONLY_HOSTS.has(path) ? WORDS.filter(({ name }) => name === 'registry host') : WORDS;
    const lines = (await readFile(join(root, path), 'utf8')).split('\n');
    for (const [at, line] of lines.entries())
      for (const { name, pattern } of words) {
        const found = pattern.exec(line)?.[0];
        if (found !== undefined) problems.push(`${path}:${at + 1}: ${name} "${found}"`);
      }
  }
  return { looked: texts.length, problems };
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  report('text files', await checkWords(root, await repositoryFiles(root)), 200);
}
