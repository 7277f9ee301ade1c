import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { DEFAULT_LIMITS, type PackageLimits } from './limits.ts';
import { openFolder } from './open-folder.ts';
import { openZip } from './open-zip.ts';
import { PackageError } from './package-error.ts';

/** A folder or zip opened for reading. Names use `/`, are relative, and never leave the package. */
export type Package = {
  /** The path it was opened from, or `upload.zip` for bytes. */
  readonly path: string;
  /** Names of all files, sorted; folders and litter of operating systems are left out. */
  readonly names: () => readonly string[];
  /** The bytes of one file; the stream fails with a `PackageError` when they are damaged. */
  readonly readStream: (name: string) => Promise<Readable>;
  readonly close: () => Promise<void>;
};

/**
 * Opens a folder, a `.zip` file, or the bytes of a zip.
 *
 * Everything that could harm is refused before a byte is unpacked: names that leave the package, links,
 * special files, doubled names, encryption, and more files, bytes or compression than `limits` allows.
 *
 * @throws PackageError with a code that tells a missing, truncated, damaged or unsafe package apart
 */
export const openPackage = async (
  source: string | Uint8Array,
  limits: Partial<PackageLimits> = {},
): Promise<Package> => {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  if (typeof source !== 'string') return openZip(source, bounds);
  const found = await stat(source).catch((cause: unknown) => {
    throw new PackageError(
      'package.not_found',
      source,
      'There is no such file or folder, or it may not be read.',
      { cause },
    );
  });
  if (found.isDirectory()) return openFolder(source, bounds);
  if (found.isFile()) return openZip(source, bounds);
  throw new PackageError(
    'package.special_file',
    source,
    'This is neither a folder nor a file; give a folder or a .zip.',
  );
};
