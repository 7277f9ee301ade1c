import type { Package } from '../package/index.ts';
import type { Report } from './reading.ts';

/** Where the files of a OneRoster package lie: data-file names to names inside the package. */
export type Layout = {
  /** `manifest.csv`, or with its folder; null when there is none or more than one to choose from. */
  readonly manifest: string | null;
  readonly files: ReadonlyMap<string, string>;
};

const MANIFEST = 'manifest.csv';

const manifestFolders = (names: readonly string[]): string[] =>
  names
    .filter((name) => name === MANIFEST || name.endsWith(`/${MANIFEST}`))
    .map((name) => name.slice(0, -MANIFEST.length));

/**
 * Finds the manifest and the files beside it. All files may lie in one folder (`package.nested_path`, tolerated by
 * lenient reading); a manifest at the root goes before any other.
 */
export const findLayout = (pack: Package, knownFiles: ReadonlySet<string>, report: Report): Layout => {
  const names = pack.names();
  const folders = manifestFolders(names);
  const folder = folders.includes('') ? '' : folders.length === 1 ? folders[0] : undefined;
  if (folder === undefined) {
    const reason = folders.length === 0 ? 'There is no manifest.csv' : 'There is more than one manifest.csv';
    report(
      'manifest.missing',
      MANIFEST,
      null,
      null,
      `${reason}; put one at the root of the package, as OneRoster 1.1 and 1.2 require.`,
    );
    return { manifest: null, files: new Map() };
  }
  const files = new Map<string, string>();
  for (const name of names) {
    const inside = name.startsWith(folder) ? name.slice(folder.length) : null;
    const table = inside?.endsWith('.csv') ? inside.slice(0, -'.csv'.length) : null;
    const known = inside === MANIFEST || (table !== null && knownFiles.has(table));
    if (!known) {
      report(
        'package.unknown_file',
        name,
        null,
        null,
        'This file is not part of a OneRoster package; leave it out.',
      );
    } else if (folder !== '') {
      report(
        'package.nested_path',
        name,
        null,
        null,
        `The files lie in the folder ${folder} and must lie at the root of the zip; pack the files, not the folder.`,
      );
    }
    if (known && table !== null && inside !== MANIFEST) files.set(table, name);
  }
  return { manifest: `${folder}${MANIFEST}`, files };
};
