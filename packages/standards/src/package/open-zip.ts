import { open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { isLitter, isSafeName } from './entry-name.ts';
import { limitChecker, type PackageLimits } from './limits.ts';
import type { Package } from './open-package.ts';
import { PackageError } from './package-error.ts';

const READ_OPTIONS = { autoClose: false, lazyEntries: true, decodeStrings: true, validateEntrySizes: true };
const STORED = 0;
const DEFLATED = 8;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The first bytes tell a damaged zip (`PK\3\4`, or `PK\5\6` for an empty one) from something else. */
const startsLikeZip = async (source: string | Uint8Array): Promise<boolean> => {
  const head = Buffer.alloc(2);
  if (typeof source === 'string') {
    const handle = await open(source);
    await handle.read(head, 0, 2, 0).finally(() => handle.close());
  } else {
    head.set(source.subarray(0, 2));
  }
  return head.toString('latin1') === 'PK';
};

const openDirectory = async (source: string | Uint8Array, label: string): Promise<ZipFile> => {
  try {
    if (typeof source === 'string') return await openPromise(source, READ_OPTIONS);
    const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
    return await fromBufferPromise(bytes, READ_OPTIONS);
  } catch (cause) {
    const zip = await startsLikeZip(source).catch(() => false);
    throw zip
      ? new PackageError(
          'package.truncated',
          label,
          `The zip is cut off or damaged (${messageOf(cause)}); fetch or export it again.`,
          { cause },
        )
      : new PackageError('package.not_zip', label, 'This is not a zip file; give a folder or a .zip.', {
          cause,
        });
  }
};

/** Unix file type in the upper half of the external attributes (APPNOTE 4.4.15); 0o120000 is a link. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

const checkEntry = (entry: Entry): void => {
  const { fileName: name } = entry;
  if (!isSafeName(name)) {
    throw new PackageError(
      'package.path_escape',
      name,
      'The name of this file leads outside the package; pack it again with plain names.',
    );
  }
  if (isLink(entry))
    throw new PackageError('package.symlink', name, 'The zip holds a link; pack the file itself.');
  if (entry.isEncrypted()) {
    throw new PackageError(
      'package.encrypted',
      name,
      'The zip is encrypted; pack it again without a password.',
    );
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new PackageError(
      'package.compression',
      name,
      'The zip uses a compression other than deflate; pack it again as an ordinary zip.',
    );
  }
};

const listEntries = async (
  zip: ZipFile,
  label: string,
  limits: PackageLimits,
): Promise<Map<string, Entry>> => {
  const check = limitChecker(limits);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const folder = entry.fileName.endsWith('/');
      check(entry.fileName, entry.uncompressedSize, entry.compressedSize);
      if (folder || isLitter(entry.fileName)) continue;
      checkEntry(entry);
      if (entries.has(entry.fileName)) {
        throw new PackageError(
          'package.duplicate_entry',
          entry.fileName,
          'The zip holds two files of this name; pack it again.',
        );
      }
      entries.set(entry.fileName, entry);
    }
  } catch (cause) {
    if (cause instanceof PackageError) throw cause;
    const detail = messageOf(cause);
    throw /absolute path|invalid relative path|invalid characters/.test(detail)
      ? new PackageError(
          'package.path_escape',
          label,
          `A name in the zip leads outside the package (${detail}); pack it again with plain names.`,
          { cause },
        )
      : new PackageError(
          'package.truncated',
          label,
          `The list of files in the zip is damaged (${detail}); fetch or export it again.`,
          { cause },
        );
  }
  return entries;
};

/** Passes bytes through and fails at the end when they are not those that were packed. */
const checked = (source: Readable, entry: Entry): Readable => {
  let sum = 0;
  const damaged = (cause?: unknown) =>
    new PackageError(
      'package.corrupt',
      entry.fileName,
      'The bytes of this file in the zip are damaged; fetch or export the zip again.',
      { cause },
    );
  const out = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      done(sum === entry.crc32 ? null : damaged());
    },
  });
  source.on('error', (error) => out.destroy(damaged(error)));
  out.on('close', () => source.destroy());
  return source.pipe(out);
};

/** Opens a zip, from a path or from bytes, as a package. */
export const openZip = async (source: string | Uint8Array, limits: PackageLimits): Promise<Package> => {
  const label = typeof source === 'string' ? source : 'upload.zip';
  const zip = await openDirectory(source, label);
  const entries = await listEntries(zip, label, limits).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  const names = [...entries.keys()].sort();
  const readStream = async (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (entry === undefined) {
      throw new PackageError('package.no_such_entry', name, 'There is no file of this name in the package.');
    }
    const bytes = await zip.openReadStreamPromise(entry).catch((cause: unknown) => {
      throw new PackageError(
        'package.corrupt',
        name,
        `This file of the zip cannot be read (${messageOf(cause)}); fetch or export the zip again.`,
        { cause },
      );
    });
    return checked(bytes, entry);
  };
  return { path: label, names: () => names, readStream, close: async () => zip.close() };
};
