import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type CasePackage, caseAssociations, caseItems, toCaseJson } from '@cairn/standards/case';
import { writeZip } from '@cairn/standards/package';
import { assertOutsideTransaction, inTransaction } from '../../../platform/db/transaction.ts';
import { selectDistrict } from '../../../platform/district/queries.ts';
import { AppError } from '../../../platform/http/problem.ts';
import type { Services } from '../../../platform/services.ts';
import { type FrameworkName, selectFrameworkNames, selectStored } from '../queries/stored.ts';
import { buildPackage } from './build-package.ts';

export type ExportCaseInput = {
  readonly services: Services;
  readonly districtSlug: string;
  /** Identifier, code or title; may be left out for all of them, or where there is one. */
  readonly framework?: string;
  /** A `.json` file for one framework; a folder or a `.zip` gets one file each. */
  readonly path: string;
};

/** What was written: the file of each framework, inside the folder or zip where there is one. */
export type ExportedFramework = {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly items: number;
  readonly associations: number;
};

type Built = FrameworkName & { readonly pack: CasePackage };

/**
 * Write frameworks of a district as CASE 1.1 packages that import again without a change.
 *
 * @throws AppError `not_found` for an unknown district or framework, `rule_broken` when the name fits several or one
 *   file is asked for several; the message says which
 */
export async function exportCase(input: ExportCaseInput): Promise<{ frameworks: ExportedFramework[] }> {
  assertOutsideTransaction('Writing files');
  const { services, districtSlug, path } = input;
  const district = await inTransaction(services.database, null, () => selectDistrict(districtSlug));
  if (district === null) throw new AppError('not_found', `There is no district "${districtSlug}".`);
  const built = await inTransaction(services.database, district.id, async () => {
    const chosen = choose(await selectFrameworkNames(), input.framework);
    if (isOneFile(path) && chosen.length > 1) {
      const titles = chosen.map(({ title }) => `"${title}"`).join(', ');
      throw new AppError(
        'rule_broken',
        `Name one framework, or a folder or .zip for all of them: ${titles}.`,
      );
    }
    const packages: Built[] = [];
    for (const name of chosen) {
      const stored = await selectStored(name.id);
      if (stored !== null) packages.push({ ...name, pack: buildPackage(stored) });
    }
    return packages;
  });
  const files = nameFiles(built, path);
  await write(path, files);
  return {
    frameworks: files.map(({ id, title, pack, file }) => ({
      id,
      title,
      file,
      items: caseItems(pack).length,
      associations: caseAssociations(pack).length,
    })),
  };
}

function isOneFile(path: string): boolean {
  return path.toLowerCase().endsWith('.json');
}

function choose(names: readonly FrameworkName[], wanted: string | undefined): readonly FrameworkName[] {
  if (names.length === 0) throw new AppError('not_found', 'This district has no framework yet.');
  if (wanted === undefined) return names;
  const fold = (text: string | null): string | null => text?.trim().toLowerCase() ?? null;
  // The most exact kind of name that fits decides: an identifier before a code before a title.
  for (const key of ['id', 'code', 'title'] as const) {
    const fitting = names.filter((name) => fold(name[key]) === fold(wanted));
    if (fitting.length === 1) return fitting;
    if (fitting.length > 1) {
      const ids = fitting.map(({ id }) => id).join(', ');
      throw new AppError(
        'rule_broken',
        `More than one framework is called "${wanted}"; use an identifier: ${ids}.`,
      );
    }
  }
  throw new AppError('not_found', `This district has no framework "${wanted}".`);
}

function nameFiles(built: readonly Built[], path: string): (Built & { readonly file: string })[] {
  if (isOneFile(path)) return built.map((one) => ({ ...one, file: basename(path) }));
  const taken = new Set<string>();
  return built.map((one) => {
    const words = (one.code ?? one.title).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const plain =
      words
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 60) || one.id;
    const stem = taken.has(plain) ? `${plain}-${one.id}` : plain;
    taken.add(stem);
    return { ...one, file: `${stem}.case.json` };
  });
}

async function write(path: string, files: readonly (Built & { readonly file: string })[]): Promise<void> {
  const contents = files.map(({ file, pack }): [string, string] => [file, toCaseJson(pack)]);
  if (path.toLowerCase().endsWith('.zip')) {
    await mkdir(dirname(path), { recursive: true });
    return writeZip(path, contents);
  }
  const folder = isOneFile(path) ? dirname(path) : path;
  await mkdir(folder, { recursive: true });
  for (const [name, text] of contents) await writeWhole(join(folder, name), text);
}

/** A reader finds the old file or the new one, never half of it. */
async function writeWhole(path: string, text: string): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, text);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
