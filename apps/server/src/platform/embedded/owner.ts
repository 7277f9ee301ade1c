import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isAlive } from './postmaster.ts';

/** Data folders that this very process owns; its own id in the file alone may be a leftover of a namesake. */
const held = new Set<string>();

/**
 * Become the owner of a data folder, the one process that stops its database, unless a living process owns it.
 * @returns whether this call made this process the owner
 */
export async function claimOwnership(dataDir: string): Promise<boolean> {
  const folder = resolve(dataDir);
  if (held.has(folder) || (await ownedByAnother(folder))) return false;
  held.add(folder);
  const mine = `${ownerFile(folder)}-${process.pid}`;
  await writeFile(mine, String(process.pid));
  await rename(mine, ownerFile(folder));
  return true;
}

/** Give the ownership back. */
export async function releaseOwnership(dataDir: string): Promise<void> {
  const folder = resolve(dataDir);
  held.delete(folder);
  await rm(ownerFile(folder), { force: true });
}

async function ownedByAnother(folder: string): Promise<boolean> {
  const pid = Number(await readFile(ownerFile(folder), 'utf8').catch(() => ''));
  return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid);
}

function ownerFile(folder: string): string {
  return join(folder, 'owner.pid');
}
