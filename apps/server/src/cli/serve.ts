import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { buildDemo, isDemoBuilt } from '../../../../db/seed/build-demo.ts';
import type { Config } from '../platform/config.ts';
import { openServices } from '../platform/start.ts';
import { readArguments } from './arguments.ts';
import { note } from './output.ts';
import { type Addresses, analyze, migrateNow, openAddresses } from './runtime.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * `cairn serve`: this process keeps the database and the owner's login; it migrates, builds the demo district on
 * the first start in demo mode, then starts the serving process, which is given the serving login alone.
 */
export async function serve(args: readonly string[], config: Config): Promise<number> {
  const { values } = readArguments(args, { http: { type: 'boolean' }, jobs: { type: 'boolean' } });
  const addresses = await openAddresses(config);
  if (addresses.cluster?.notice !== null && addresses.cluster !== null) note(addresses.cluster.notice);
  try {
    if (addresses.adminUrl !== null) {
      const { applied } = await migrateNow(addresses);
      if (applied.length > 0) note(`Database brought up to date (${applied.length} migrations).`);
    }
    if (config.mode === 'demo') await ensureDemo(config, addresses);
    const roles = [values['http'] === true ? '--http' : '', values['jobs'] === true ? '--jobs' : ''].filter(
      (role) => role !== '',
    );
    return await superviseServing(addresses, roles);
  } finally {
    await addresses.release();
  }
}

async function ensureDemo(config: Config, addresses: Addresses): Promise<void> {
  const services = openServices(config, addresses.servingUrl, addresses.secret);
  try {
    if (await isDemoBuilt(services)) return;
    note('First start: building the demo district (about half a minute).');
    await buildDemo({ services, now: services.clock.now(), onProgress: (line) => note(`  ${line}`) });
    if (addresses.adminUrl !== null) await analyze(addresses.adminUrl);
  } finally {
    await services.close();
  }
}

async function superviseServing(addresses: Addresses, roles: readonly string[]): Promise<number> {
  const { DATABASE_ADMIN_URL: _withheld, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN, 'serve-process', ...roles], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...env, DATABASE_URL: addresses.servingUrl, CAIRN_SECRET: addresses.secret },
  });
  const stop = (): void => {
    child.kill('SIGTERM');
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  const [code] = (await once(child, 'exit')) as [number | null];
  for (const signal of STOP_SIGNALS) process.off(signal, stop);
  return code ?? 1;
}
