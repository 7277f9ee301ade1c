import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { isLitter } from './entry-name.ts';
import { limitChecker, type PackageLimits } from './limits.ts';
import type { Package } from './open-package.ts';
import { PackageError } from './package-error.ts';

/** Lists a folder and all below it; refuses links and special files, which could lead outside. */
const listFiles = async (root: string, limits: PackageLimits): Promise<string[]> => {
  const check = limitChecker(limits);
  const names: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isLitter(name)) continue;
      if (entry.isSymbolicLink()) {
        throw new PackageError(
          'package.symlink',
          name,
          'A link stands in the folder; put the file itself there.',
        );
      }
      if (entry.isDirectory()) {
        pending.push(name);
      } else if (entry.isFile()) {
        const { size } = await lstat(join(root, name));
        check(name, size, size);
        names.push(name);
      } else {
        throw new PackageError(
          'package.special_file',
          name,
          'Only plain files may stand in a package; remove this one.',
        );
      }
    }
  }
  return names.sort();
};

/** Opens a folder as a package. */
export const openFolder = async (root: string, limits: PackageLimits): Promise<Package> => {
  const names = await listFiles(root, limits);
  const known = new Set(names);
  const readStream = async (name: string): Promise<Readable> => {
    if (!known.has(name)) {
      throw new PackageError('package.no_such_entry', name, 'There is no file of this name in the package.');
    }
    // The link check above may be outrun by a change on disk; the flag makes the system refuse as well.
    const handle = await open(join(root, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(
      (cause: unknown) => {
        throw new PackageError('package.unreadable', name, 'The file cannot be read; check its rights.', {
          cause,
        });
      },
    );
    return handle.createReadStream();
  };
  return { path: root, names: () => names, readStream, close: async () => {} };
};
