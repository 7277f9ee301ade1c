import { type Package, PackageError } from '../package/index.ts';
import { decodeCell, eachRow } from './csv-rows.ts';
import type { Report } from './reading.ts';

/** How a data file takes part in a package. */
export type FileMode = 'absent' | 'bulk' | 'delta';

/** What a manifest says, as far as it can be understood. */
export type Manifest = {
  readonly file: string;
  /** The value of `oneroster.version`, or null. */
  readonly version: string | null;
  /** `delta` when any file is a delta, else `bulk` when any is, else null. */
  readonly mode: 'bulk' | 'delta' | null;
  readonly files: ReadonlyMap<string, FileMode>;
  readonly source: { readonly systemName: string | null; readonly systemCode: string | null };
};

const FILE_PREFIX = 'file.';
const KNOWN = new Set(['manifest.version', 'oneroster.version', 'source.systemName', 'source.systemCode']);

type Line = { readonly row: number; readonly value: string };

const readLines = async (
  pack: Package,
  file: string,
  report: Report,
  addPackageError: (error: PackageError) => void,
): Promise<ReadonlyMap<string, Line> | null> => {
  const lines = new Map<string, Line>();
  let sound = true;
  const take = ({ row, cells }: { row: number; cells: readonly string[] }): void => {
    const [name = '', value = ''] = cells.map(decodeCell).map((cell) => cell ?? '\ufffd');
    if (row === 1 && (cells.length !== 2 || name !== 'propertyName' || value !== 'value')) {
      sound = false;
      report('manifest.malformed', file, 1, null, 'The header of the manifest must be propertyName,value.');
    }
    if (row === 1 || (name === '' && value === '')) return;
    const before = lines.get(name);
    if (before !== undefined && before.value !== value) {
      report('manifest.malformed', file, row, name, `${name} stands twice with different values; keep one.`);
    }
    lines.set(name, { row, value });
  };
  try {
    const whole = await eachRow(await pack.readStream(file), file, report, addPackageError, take);
    return whole && sound ? lines : null;
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    addPackageError(error);
    return null;
  }
};

const readModes = (lines: ReadonlyMap<string, Line>, file: string, report: Report): Map<string, FileMode> => {
  const modes = new Map<string, FileMode>();
  for (const [name, { row, value }] of lines) {
    if (!name.startsWith(FILE_PREFIX)) continue;
    if (value === 'absent' || value === 'bulk' || value === 'delta') {
      modes.set(name.slice(FILE_PREFIX.length), value);
    } else {
      report('manifest.value', file, row, name, `“${value}” is not absent, bulk or delta.`);
    }
  }
  return modes;
};

const checkKnownLines = (lines: ReadonlyMap<string, Line>, file: string, report: Report): void => {
  for (const [name, { row }] of lines) {
    if (KNOWN.has(name) || name.startsWith(FILE_PREFIX)) continue;
    report(
      'manifest.unknown_line',
      file,
      row,
      name,
      `${name} is not a property of a manifest; remove the line.`,
    );
  }
  if (lines.get('manifest.version')?.value !== '1.0') {
    const row = lines.get('manifest.version')?.row ?? null;
    report(
      'manifest.missing_line',
      file,
      row,
      'manifest.version',
      'The manifest must say manifest.version,1.0.',
    );
  }
};

/** Reads `manifest.csv`; null when it cannot be used, with the reason in the report. */
export const readManifest = async (
  pack: Package,
  file: string,
  report: Report,
  addPackageError: (error: PackageError) => void,
): Promise<Manifest | null> => {
  const lines = await readLines(pack, file, report, addPackageError);
  if (lines === null) return null;
  checkKnownLines(lines, file, report);
  const files = readModes(lines, file, report);
  const modes = [...files.values()];
  const mode = modes.includes('delta') ? 'delta' : modes.includes('bulk') ? 'bulk' : null;
  const value = (name: string): string | null => lines.get(name)?.value || null;
  return {
    file,
    version: value('oneroster.version'),
    mode,
    files,
    source: { systemName: value('source.systemName'), systemCode: value('source.systemCode') },
  };
};
