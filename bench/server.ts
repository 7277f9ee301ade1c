import { sessionCookie } from '../apps/server/src/features/identity/session-cookie.ts';
import type { Config } from '../apps/server/src/platform/config.ts';
import { buildApp } from '../apps/server/src/platform/http/app.ts';
import { openServices } from '../apps/server/src/platform/start.ts';
import type { Dataset } from './dataset.ts';
import type { Request } from './operations.ts';
import { BENCH_NOW } from './world.ts';

const SECRET = 'a-secret-of-the-bench-0123456789abcdef';

/** The real server on the loaded database, asked without a network. */
export type BenchServer = {
  readonly now: () => Date;
  /** Sign an account in; needed before its first request. */
  readonly signIn: (account: string) => Promise<void>;
  /** @throws Error when the answer is anything but 200 */
  readonly send: (request: Request) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openBenchServer(dataset: Dataset): Promise<BenchServer> {
  const config: Config = {
    ...{ dataDir: dataset.folder, databaseUrl: dataset.servingUrl, databaseAdminUrl: null },
    ...{ port: 4100, host: '127.0.0.1', now: BENCH_NOW, origin: null, secret: SECRET },
    mode: 'demo',
  };
  const services = openServices(config, dataset.servingUrl, SECRET);
  const app = await buildApp(services);
  const cookies = new Map<string, string>();
  return {
    now: services.clock.now,
    signIn: async (account) => {
      if (cookies.has(account)) return;
      const { internalAdapter } = await services.auth.context();
      const { token } = await internalAdapter.createSession(account);
      cookies.set(account, sessionCookie(token, SECRET, false).split(';')[0] ?? '');
    },
    send: async ({ account, method, url, body }) => {
      const answer = await app.inject({
        method,
        url,
        headers: { 'x-cairn-csrf': '1', cookie: cookies.get(account) ?? '' },
        ...(body === undefined ? {} : { payload: body }),
      });
      if (answer.statusCode !== 200)
        throw new Error(`${method} ${url} answered ${answer.statusCode}: ${answer.body.slice(0, 500)}`);
    },
    close: async () => {
      await app.close();
      await services.close();
    },
  };
}
