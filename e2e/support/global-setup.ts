import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const SHARED = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
/** The journeys' clock: in the spring term of the sample roster. Sessions and cookies keep real time. */
export const JOURNEY_NOW = '2022-03-15T15:00:00.000Z';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
    dataDir: string;
    /** True when the sample roster and standards beside the checkout were loaded. */
    realInput: boolean;
  }
}

/** A whole Cairn as a user starts it, in a folder of its own, with the demo district and, where it is, real input. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cairn-e2e-'));
  await chmod(dataDir, 0o755);
  const { child, baseUrl } = await startServer(dataDir);
  const realInput = existsSync(join(SHARED, 'oneroster/grand-bend-1.2.1.zip'));
  if (realInput) {
    await cairn(dataDir, ['import', 'oneroster', join(SHARED, 'oneroster/grand-bend-1.2.1.zip'), '--district', 'grand-bend']);
    await cairn(dataDir, ['import', 'case', join(SHARED, 'case/ccss-math.case.json'), '--district', 'grand-bend']);
  }
  project.provide('baseUrl', baseUrl);
  project.provide('dataDir', dataDir);
  project.provide('realInput', realInput);
  return async () => {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
}

async function startServer(dataDir: string): Promise<{ child: ChildProcess; baseUrl: string }> {
  const child = spawn(process.execPath, ['apps/server/src/cli/main.ts', 'serve'], {
    cwd: ROOT,
    env: environment(dataDir),
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let log = '';
  const baseUrl = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      const found = /Cairn is at (http:\S+)/.exec(log);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`Cairn ended with status ${code} before it served:\n${log}`)));
  });
  return { child, baseUrl };
}

function environment(dataDir: string): NodeJS.ProcessEnv {
  return { ...process.env, CAIRN_DATA: dataDir, CAIRN_MODE: 'demo', CAIRN_NOW: JOURNEY_NOW, PORT: '0', HOST: '127.0.0.1' };
}

/** Run the command line beside the running server, as an administrator would; gives back its standard output. */
export async function cairn(dataDir: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['apps/server/src/cli/main.ts', ...args], {
    cwd: ROOT,
    env: environment(dataDir),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`cairn ${args.join(' ')} ended with status ${code}: ${err}${out}`);
  return out;
}
