import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Faults kept on purpose for scripts/planted.test.ts. */
export const PLANTED = 'scripts/planted/';

/** Every file that is committed or would be, the planted faults excepted; paths from `root` with forward slashes. */
export async function repositoryFiles(root: string): Promise<string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await run('git', args, { cwd: root, maxBuffer: 64_000_000 });
  return stdout
    .split('\0')
    .filter((path) => path !== '' && !path.startsWith(PLANTED) && existsSync(join(root, path)))
    .sort();
}
