import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { type CasePackage, parseCase } from '@cairn/standards/case';
import { DEFAULT_JSON_LIMITS, type JsonLimits } from '@cairn/standards/json';
import { type Finding, openPackage, PackageError } from '@cairn/standards/package';
import { findClashes, findUnstorable } from './storable.ts';

/** A package of CASE with the name of the file it came from. */
export type ReadPackage = { readonly file: string; readonly pack: CasePackage };
export type CaseFiles = {
  /** Whole and checked only when nothing is rejected. */
  readonly packages: readonly ReadPackage[];
  readonly rejected: readonly Finding[];
  readonly warnings: readonly Finding[];
};

type NamedBytes = { readonly file: string; readonly bytes: Uint8Array };

/**
 * Read every CASE package of a `.json` file, a folder or a `.zip`. A fault becomes a finding that names its file;
 * nothing throws for what the file holds.
 */
export async function readCaseFiles(path: string, limits: Partial<JsonLimits> = {}): Promise<CaseFiles> {
  const bounds = { ...DEFAULT_JSON_LIMITS, ...limits };
  const packages: ReadPackage[] = [];
  const rejected: Finding[] = [];
  const warnings: Finding[] = [];
  try {
    for await (const { file, bytes } of jsonFiles(path, bounds)) {
      const reading = parseCase(bytes, { file, limits: bounds });
      rejected.push(...reading.rejected);
      warnings.push(...reading.warnings);
      if (reading.package === null) continue;
      packages.push({ file, pack: reading.package });
      rejected.push(...findUnstorable(file, reading.package));
    }
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    rejected.push({ ...error.toFinding(), file: basename(error.file) });
  }
  if (packages.length === 0 && rejected.length === 0) {
    const message = 'There is no .json file in this package; export a CFPackage from the source.';
    rejected.push({ file: basename(path), row: null, field: null, code: 'case.not_a_package', message });
  }
  // Exact duplicates are told by the reader; what is left can only be seen when everything was read.
  return { packages, rejected: rejected.length > 0 ? rejected : findClashes(packages), warnings };
}

async function* jsonFiles(path: string, limits: JsonLimits): AsyncGenerator<NamedBytes> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() === true && !path.toLowerCase().endsWith('.zip')) {
    // One byte over the limit is enough for the reader to refuse a file that is too large to hold.
    const bytes = found.size > limits.bytes ? Buffer.alloc(limits.bytes + 1, 32) : await readFile(path);
    yield { file: basename(path), bytes };
    return;
  }
  const opened = await openPackage(path);
  try {
    for (const name of opened.names()) {
      if (!name.toLowerCase().endsWith('.json')) continue;
      yield { file: name, bytes: await readAtMost(await opened.readStream(name), limits.bytes) };
    }
  } finally {
    await opened.close();
  }
}

/** All bytes, or a little more than `most` of them when there are more. */
async function readAtMost(stream: Readable, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size > most) break;
  }
  return Buffer.concat(chunks);
}
