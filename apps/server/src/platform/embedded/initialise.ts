import { chown, mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from './binaries.ts';
import type { Place } from './place.ts';
import { runTool } from './postmaster.ts';

/**
 * Make the cluster when there is none. It is made beside its place and moved there whole, so that a start that
 * was cut off leaves nothing half-made, and of two first starts at the same moment one wins.
 */
export async function ensureInitialised(place: Place, login: string, password: string): Promise<void> {
  if (await isInitialised(place)) return;
  const fresh = `${place.cluster}-new-${process.pid}`;
  const passwordFile = join(place.socketDir, `pw-${process.pid}`);
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.account !== null)
    for (const path of [fresh, passwordFile]) await chown(path, place.account.uid, place.account.gid);
  try {
    await runTool(place, 'initdb', [
      ...['-D', fresh, '-U', login, '--pwfile', passwordFile],
      ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin'],
      ...['--builtin-locale=C.UTF-8', '--data-checksums'],
    ]);
    await moveIntoPlace(place, fresh);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

function isInitialised(place: Place): Promise<boolean> {
  return exists(join(place.cluster, 'PG_VERSION'));
}

/** The place is an empty folder, or by now the cluster of somebody who was faster. */
async function moveIntoPlace(place: Place, fresh: string): Promise<void> {
  await rmdir(place.cluster).catch(() => undefined);
  await rename(fresh, place.cluster).catch(async (error: unknown) => {
    if (!(await isInitialised(place))) throw error;
  });
}
