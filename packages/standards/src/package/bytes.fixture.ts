import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { PackageError } from './package-error.ts';
import { writeZip, type ZipContent } from './write-zip.ts';

/** A zip in memory. */
export const zipOf = async (files: ZipContent): Promise<Buffer> => {
  const out = new PassThrough();
  const bytes = buffer(out);
  await writeZip(out, files);
  return bytes;
};

/** All bytes of a stream as text. */
export const textOf = async (stream: Readable): Promise<string> => (await buffer(stream)).toString('utf8');

/** Bytes with every occurrence of one text replaced by another of the same length. */
export const patched = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

/** Where the entry of a file begins in the central directory of a zip. */
export const centralEntry = (zip: Buffer): number => zip.indexOf('PK\u0001\u0002', 0, 'latin1');

/** The code of the `PackageError` that a piece of work ends in, or what it ended in instead. */
export const codeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
    return 'no error';
  } catch (error) {
    return error instanceof PackageError ? error.code : `another error: ${String(error)}`;
  }
};
