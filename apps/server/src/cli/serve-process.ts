import { once } from 'node:events';
import type { Config } from '../platform/config.ts';
import { buildApp } from '../platform/http/app.ts';
import { startWorker, type Worker } from '../platform/jobs/jobs.ts';
import { openServices } from '../platform/start.ts';
import { Refused, readArguments } from './arguments.ts';
import { note } from './output.ts';

/** The process that answers: it holds the serving login alone, and ends when the process that started it ends. */
export async function serveProcess(args: readonly string[], config: Config): Promise<number> {
  const { values } = readArguments(args, { http: { type: 'boolean' }, jobs: { type: 'boolean' } });
  const both = values['http'] !== true && values['jobs'] !== true;
  if (config.databaseUrl === null || config.secret === null)
    throw new Refused('serve-process is started by "cairn serve".');
  const services = openServices(config, config.databaseUrl, config.secret);
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, stop);

  const app =
    both || values['http'] === true
      ? await buildApp(services, { log: config.mode === 'production', web: true })
      : null;
  if (app !== null) {
    await app.listen({ port: config.port, host: config.host });
    const address = app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : config.port;
    note(`Cairn is at ${config.origin ?? `http://${config.host}:${port}`}`);
  }
  let worker: Worker | null = null;
  if (both || values['jobs'] === true) worker = await startWorker(services, config.databaseUrl);

  if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
  await app?.close();
  await worker?.stop();
  await services.close();
  // The channel to the process that started this one would keep it alive.
  if (process.connected) process.disconnect();
  return 0;
}
