import { policies } from '../features/policies.ts';
import { createAuth } from './auth/auth.ts';
import { createClock } from './clock.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/database.ts';
import { openLiveHub } from './live/hub.ts';
import type { Services } from './services.ts';

/** Open everything that the features use. `close` lets go of all of it. */
export function openServices(
  config: Config,
  servingUrl: string,
  secret: string,
): Services & { close: () => Promise<void> } {
  const database = openDatabase(servingUrl);
  const auth = createAuth(config, servingUrl, secret);
  const live = openLiveHub(servingUrl);
  return {
    config,
    clock: createClock(config.now),
    database,
    auth,
    live,
    policy: policies,
    close: async () => {
      await live.close();
      await auth.close();
      await database.close();
    },
  };
}
