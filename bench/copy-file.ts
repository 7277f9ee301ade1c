import { closeSync, openSync, writeSync } from 'node:fs';

/** Text is gathered to about this many characters before it is written. */
const BUFFER = 4_000_000;

type Value = string | number | boolean | null | Date | Buffer | readonly string[];

/** A value in PostgreSQL's text format for COPY. Texts here hold no tab, line break or backslash. */
export function copyText(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'object') return `{${value.join(',')}}`;
  return String(value);
}

export type CopyFile = {
  readonly row: (values: readonly Value[]) => void;
  /** Whole lines, made elsewhere. */
  readonly lines: (text: string) => void;
  readonly close: () => void;
};

/** A file that COPY reads. The account that runs PostgreSQL may be another one, so everybody may read it. */
export function openCopyFile(path: string): CopyFile {
  const file = openSync(path, 'w', 0o644);
  let waiting: string[] = [];
  let size = 0;
  const lines = (text: string): void => {
    waiting.push(text);
    size += text.length;
    if (size > BUFFER) flush();
  };
  const flush = (): void => {
    writeSync(file, waiting.join(''));
    waiting = [];
    size = 0;
  };
  return {
    lines,
    row: (values) => lines(`${values.map(copyText).join('\t')}\n`),
    close: () => {
      flush();
      closeSync(file);
    },
  };
}
