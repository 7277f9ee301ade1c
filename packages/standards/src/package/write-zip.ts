import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import { isSafeName } from './entry-name.ts';
import { PackageError } from './package-error.ts';

/** Files to pack, in the order in which they are to stand: name and content. */
export type ZipContent = Iterable<readonly [string, string | Uint8Array]>;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, 00:00, the first date a zip can hold: bytes must not depend on when they are made. */
const FIXED_DATE = 0x0021;
const MOST_BYTES = 0xffffffff;
const MOST_ENTRIES = 0xffff;

type Packed = { readonly name: Buffer; readonly crc: number; readonly packed: Buffer; readonly size: number };

const pack = (name: string, content: string | Uint8Array): Packed => {
  if (!isSafeName(name))
    throw new PackageError('package.path_escape', name, 'A file in a package needs a plain relative name.');
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    name: Buffer.from(name, 'utf8'),
    crc: crc32(bytes),
    packed: deflateRawSync(bytes, { level: 9 }),
    size: bytes.length,
  };
};

/** The fields a local and a central header share (APPNOTE 4.3.7 and 4.3.12), from "version needed" on. */
const sharedFields = ({ name, crc, packed, size }: Packed): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(FIXED_DATE, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
};

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
};

const centralHeader = (file: Packed, offset: number): Buffer => {
  const madeBy = Buffer.from([VERSION, 0]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(CENTRAL), madeBy, sharedFields(file), tail, file.name]);
};

const endRecord = (entries: number, size: number, offset: number): Buffer => {
  const tail = Buffer.alloc(18);
  tail.writeUInt16LE(entries, 4);
  tail.writeUInt16LE(entries, 6);
  tail.writeUInt32LE(size, 8);
  tail.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(END), tail]);
};

/** The bytes of a zip, piece by piece; one file at a time is in memory. */
const zipBytes = function* (files: ZipContent): Generator<Buffer> {
  const central: Buffer[] = [];
  const names = new Set<string>();
  let offset = 0;
  for (const [name, content] of files) {
    if (names.has(name))
      throw new PackageError(
        'package.duplicate_entry',
        name,
        'Two files of this name cannot stand in one zip.',
      );
    names.add(name);
    const file = pack(name, content);
    const local = Buffer.concat([signature(LOCAL), sharedFields(file), file.name]);
    central.push(centralHeader(file, offset));
    offset += local.length + file.packed.length;
    if (offset > MOST_BYTES || names.size > MOST_ENTRIES) {
      throw new PackageError(
        'package.too_large',
        name,
        'The package is too large for a plain zip; export to a folder instead.',
      );
    }
    yield local;
    yield file.packed;
  }
  const directory = Buffer.concat(central);
  yield directory;
  yield endRecord(names.size, directory.length, offset);
};

/**
 * Writes a deflate zip. The same files in the same order give the same bytes: dates are fixed and no field
 * depends on the machine. A path is written beside its place and moved there when whole.
 *
 * @throws PackageError for an unsafe or doubled name, or above 4 GiB or 65,535 files (no zip64)
 */
export const writeZip = async (target: string | Writable, files: ZipContent): Promise<void> => {
  const bytes = Readable.from(zipBytes(files), { objectMode: false });
  if (typeof target !== 'string') return pipeline(bytes, target);
  const partial = `${target}.partial`;
  try {
    await pipeline(bytes, createWriteStream(partial));
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
};
