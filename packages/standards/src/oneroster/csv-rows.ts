import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { PackageError } from '../package/index.ts';
import type { Report } from './reading.ts';

/** One line of a CSV file: cells as Latin-1 text, one character per byte, so that encoding faults have a place. */
export type RawRow = { readonly row: number; readonly cells: readonly string[] };

const LONGEST_RECORD = 1024 * 1024;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const NOT_ASCII = /[\u0080-\u00ff]/;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Cell bytes as text, or null when they are not UTF-8. */
export const decodeCell = (cell: string): string | null => {
  if (!NOT_ASCII.test(cell)) return cell;
  try {
    return decoder.decode(Buffer.from(cell, 'latin1'));
  } catch {
    return null;
  }
};

/** Ends the reading of a file that is not in a one-byte-compatible encoding at all. */
class WideEncoding extends Error {}

const stripMark = (head: Buffer, onMark: () => void): Buffer => {
  if (head.subarray(0, UTF8_MARK.length).equals(UTF8_MARK)) {
    onMark();
    return head.subarray(UTF8_MARK.length);
  }
  const first = head.readUInt16BE(0);
  if (first === 0xfffe || first === 0xfeff) throw new WideEncoding();
  return head;
};

const withoutMark = (onMark: () => void) =>
  async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let head: Buffer | null = Buffer.alloc(0);
    for await (const chunk of source) {
      if (head === null) {
        yield chunk;
        continue;
      }
      head = Buffer.concat([head, chunk]);
      if (head.length < UTF8_MARK.length) continue;
      yield stripMark(head, onMark);
      head = null;
    }
    if (head !== null) yield head;
  };

const csvParser = () =>
  parse({
    encoding: 'latin1',
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_RECORD,
  });

/** The parser counts rows it had ready but could not hand over any more, so its own count goes first. */
const brokenRow = (error: CsvError, taken: number): number => {
  const records = error['records'];
  return (typeof records === 'number' ? Math.max(records, taken) : taken) + 1;
};

/**
 * Reads a CSV file (RFC 4180) row by row without holding it. `take` is called for each row, the header being row 1.
 * A byte order mark is taken off and noted. Returns false when the file could not be read to its end; the reason is
 * then in the report: `file.encoding` for UTF-16, `file.malformed` for broken quoting, or the package's own code.
 */
export const eachRow = async (
  source: Readable,
  file: string,
  report: Report,
  addPackageError: (error: PackageError) => void,
  take: (row: RawRow) => void,
): Promise<boolean> => {
  let row = 0;
  const mark = withoutMark(() =>
    report('file.bom', file, null, null, 'The file begins with a byte order mark, which was skipped.'),
  );
  try {
    await pipeline(source, mark, csvParser(), async (records: AsyncIterable<string[]>) => {
      for await (const cells of records) {
        row += 1;
        take({ row, cells });
      }
    });
    return true;
  } catch (error) {
    if (error instanceof PackageError) {
      addPackageError(error);
    } else if (error instanceof WideEncoding) {
      report('file.encoding', file, null, null, 'The file is UTF-16; save it as UTF-8.');
    } else if (error instanceof CsvError) {
      const message = `The quoting of this row is broken (${error.code}); what follows was not read. Double each quotation mark inside a quoted cell.`;
      report('file.malformed', file, brokenRow(error, row), null, message);
    } else {
      throw error;
    }
    return false;
  }
};
