import { PackageError } from './package-error.ts';

/** Bounds on what a package may hold, so that a small upload cannot fill memory or disk. */
export type PackageLimits = {
  /** Most files in the package. */
  readonly entries: number;
  /** Most bytes of all files together, unpacked. */
  readonly totalBytes: number;
  /** Most unpacked bytes per packed byte of one file; files under `ratioFloorBytes` are not measured. */
  readonly ratio: number;
  readonly ratioFloorBytes: number;
};

/**
 * Sane bounds: rosters of half a million rows unpack to some 100 MB at a ratio under 50, while deflate
 * itself reaches 1,032 (RFC 1951: 258 bytes from two bits), which only a bomb comes near.
 */
export const DEFAULT_LIMITS: PackageLimits = {
  entries: 10_000,
  totalBytes: 1024 ** 3,
  ratio: 250,
  ratioFloorBytes: 8 * 1024 ** 2,
};

/** Returns a counter that takes each file's sizes in turn and throws a `PackageError` when a bound is passed. */
export const limitChecker = (limits: PackageLimits) => {
  let entries = 0;
  let total = 0;
  return (name: string, unpacked: number, packed: number): void => {
    entries += 1;
    total += unpacked;
    if (entries > limits.entries) {
      throw new PackageError(
        'package.too_many_entries',
        name,
        `The package holds more than ${limits.entries} files; split it.`,
      );
    }
    if (total > limits.totalBytes) {
      throw new PackageError(
        'package.too_large',
        name,
        `The package unpacks to more than ${limits.totalBytes} bytes; split it or raise the limit.`,
      );
    }
    if (unpacked > limits.ratioFloorBytes && unpacked > limits.ratio * packed) {
      throw new PackageError(
        'package.ratio',
        name,
        `This file unpacks to more than ${limits.ratio} times its packed size, as a decompression bomb does; pack it again from the source.`,
      );
    }
  };
};
