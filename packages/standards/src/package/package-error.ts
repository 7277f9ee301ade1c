import type { Finding } from './finding.ts';

/** Why a package cannot be opened, read or written. Stable; part of import reports. */
export type PackageErrorCode =
  | 'package.not_found'
  | 'package.unreadable'
  | 'package.not_zip'
  | 'package.truncated'
  | 'package.corrupt'
  | 'package.encrypted'
  | 'package.compression'
  | 'package.path_escape'
  | 'package.symlink'
  | 'package.special_file'
  | 'package.duplicate_entry'
  | 'package.too_many_entries'
  | 'package.too_large'
  | 'package.ratio'
  | 'package.no_such_entry';

/** A package that cannot be used; `file` is the package, or the entry inside it that is at fault. */
export class PackageError extends Error {
  readonly code: PackageErrorCode;
  readonly file: string;

  constructor(code: PackageErrorCode, file: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PackageError';
    this.code = code;
    this.file = file;
  }

  /** The same fault as an entry of an import report. */
  toFinding(): Finding {
    return { file: this.file, row: null, field: null, code: this.code, message: this.message };
  }
}
