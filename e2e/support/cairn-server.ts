import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Sample input beside the checkout; a bare clone does not have it. */
const SHARED = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const ROSTER = join(SHARED, 'oneroster/grand-bend-1.2.1.zip');
const STANDARDS = join(SHARED, 'case/ccss-math.case.json');
/** The journeys' clock: in the spring term of the sample roster. Sessions and cookies keep real time. */
const JOURNEY_NOW = '2022-03-15T15:00:00.000Z';
/** The district that the sample roster becomes. */
export const REAL_DISTRICT = 'grand-bend';

export type RunningCairn = {
  readonly baseUrl: string;
  readonly dataDir: string;
  /** True when the sample roster and standards beside the checkout were loaded. */
  readonly realInput: boolean;
  readonly stop: () => Promise<void>;
};

/**
 * A whole Cairn as a user starts it, with the demo district and, where it is, real input. It has a folder of
 * its own that goes with it, unless `CAIRN_E2E_DATA` names one to keep and use again.
 */
export async function startCairn(): Promise<RunningCairn> {
  const kept = process.env['CAIRN_E2E_DATA'];
  const dataDir = kept === undefined ? await mkdtemp(join(tmpdir(), 'cairn-e2e-')) : resolve(kept);
  await mkdir(dataDir, { recursive: true });
  await chmod(dataDir, 0o755);
  const { child, baseUrl } = await serve(dataDir);
  const stop = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    if (kept === undefined) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const realInput = existsSync(ROSTER) && existsSync(STANDARDS);
  if (realInput) {
    try {
      await cairn(dataDir, ['import', 'oneroster', ROSTER, '--district', REAL_DISTRICT]);
      await cairn(dataDir, ['import', 'case', STANDARDS, '--district', REAL_DISTRICT]);
    } catch (error) {
      await stop();
      throw error;
    }
  }
  return { baseUrl, dataDir, realInput, stop };
}

async function serve(dataDir: string): Promise<{ child: ChildProcess; baseUrl: string }> {
  const child = spawn(process.execPath, ['apps/server/src/cli/main.ts', 'serve'], {
    cwd: ROOT,
    env: environment(dataDir),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  const baseUrl = await new Promise<string>((found, fail) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      const address = /Cairn is at (http:\S+)/.exec(log)?.[1];
      if (address !== undefined) found(address);
    });
    child.once('exit', (code) =>
      fail(new Error(`Cairn ended with status ${code} before it served:\n${log}`)),
    );
  });
  return { child, baseUrl };
}

function environment(dataDir: string): NodeJS.ProcessEnv {
  const own = {
    CAIRN_DATA: dataDir,
    CAIRN_MODE: 'demo',
    CAIRN_NOW: JOURNEY_NOW,
    PORT: '0',
    HOST: '127.0.0.1',
  };
  return { ...process.env, ...own };
}

/**
 * Run the command line beside the running server, as an administrator would.
 * @returns its standard output
 * @throws when it ends with another status than 0, with what it said
 */
export async function cairn(dataDir: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['apps/server/src/cli/main.ts', ...args], {
    cwd: ROOT,
    env: environment(dataDir),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code !== 0) throw new Error(`cairn ${args.join(' ')} ended with status ${code}: ${err}${out}`);
  return out;
}
