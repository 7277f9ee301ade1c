import type { Layout } from './layout.ts';
import type { Manifest } from './manifest.ts';
import type { Report } from './reading.ts';
import type { TableSet } from './table-definition.ts';

const checkFile = (name: string, manifest: Manifest, layout: Layout, report: Report): void => {
  const line = `file.${name}`;
  const stated = manifest.files.get(name);
  const file = layout.files.get(name);
  if (stated === undefined) {
    report(
      'manifest.missing_line',
      manifest.file,
      null,
      line,
      `The manifest does not say whether ${name}.csv is absent, bulk or delta; add the line.`,
    );
  }
  if (file === undefined && stated !== undefined && stated !== 'absent') {
    report(
      'manifest.file_missing',
      manifest.file,
      null,
      line,
      `The manifest lists ${name}.csv as ${stated}, but the package does not hold it; add the file or say absent.`,
    );
  }
  if (file !== undefined && (stated === undefined || stated === 'absent')) {
    report(
      'manifest.file_unlisted',
      file,
      null,
      line,
      'The package holds this file, but the manifest does not list it; list it as bulk or take it out.',
    );
  }
};

/** Compares a manifest with the files of its package and with what the version demands. */
export const checkManifest = (tables: TableSet, manifest: Manifest, layout: Layout, report: Report): void => {
  for (const name of tables.files) checkFile(name, manifest, layout, report);
  for (const name of manifest.files.keys()) {
    if (tables.files.includes(name)) continue;
    report(
      'manifest.unknown_line',
      manifest.file,
      null,
      `file.${name}`,
      `OneRoster ${tables.version} has no file ${name}.csv; remove the line.`,
    );
  }
  if (layout.files.size === 0 && manifest.mode === null) {
    report(
      'package.no_updates',
      manifest.file,
      null,
      null,
      'All files are absent: the package says that there is nothing new.',
    );
    return;
  }
  for (const name of tables.minimum) {
    if (layout.files.has(name) || (manifest.files.get(name) ?? 'absent') !== 'absent') continue;
    report(
      'file.required',
      `${name}.csv`,
      null,
      null,
      `A bulk roster must hold ${name}.csv; without it every such record would be taken as gone. Add the file.`,
    );
  }
};
