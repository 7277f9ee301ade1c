import type { Auth } from './auth/auth.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { LiveHub } from './live/hub.ts';
import type { Policy } from './policy/policy.ts';

/** What every feature may use; made once per process by `main.ts`, or by a test. */
export type Services = {
  readonly config: Config;
  readonly clock: Clock;
  readonly database: Database;
  readonly auth: Auth;
  readonly live: LiveHub;
  readonly policy: Policy;
};
