import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import type { Config } from '../config.ts';
import { openPool } from '../db/pool.ts';
import { assertOutsideTransaction } from '../db/transaction.ts';
import { isSecure, originOf } from './origin.ts';
import { createTurns } from './turns.ts';

const DAY_S = 24 * 60 * 60;
/** How long a session lasts without use, in seconds. */
export const SESSION_S = 14 * DAY_S;
/** One password costs about 0.1 s of CPU: this many at once, and this many waiting (about three seconds' worth). */
const HASHING = { atOnce: 2, waiting: 60 };

/** Names of people without e-mail: `name@district`, so that two districts may use the same name. */
export const LOGIN_NAME = /^[a-z0-9._%+-]{1,100}@[a-z0-9-]{1,63}$/;

/**
 * The accounts of better-auth, in schema `platform`. It keeps its own small pool, because it looks sessions up
 * before a district is known; it never sees a tenant table.
 */
export function createAuth(config: Config, servingUrl: string, secret: string) {
  const pool = openPool({ connectionString: servingUrl, max: 4, options: '-c search_path=platform' });
  const auth = betterAuth({
    database: pool,
    secret,
    baseURL: originOf(config),
    basePath: '/api/accounts',
    telemetry: { enabled: false },
    logger: { level: 'error' },
    session: { expiresIn: SESSION_S, updateAge: DAY_S },
    advanced: { cookiePrefix: 'cairn', useSecureCookies: isSecure(config) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 170,
        usernameValidator: (name) => LOGIN_NAME.test(name),
      }),
    ],
  });
  const turns = createTurns(HASHING.atOnce, HASHING.waiting);
  return {
    api: auth.api,
    /** Wait for a turn at the work that passwords cost; `unavailable` when too many wait already. */
    inTurn: turns,
    /** The digest of a new password. Takes a turn. */
    hashPassword: (password: string): Promise<string> => {
      assertOutsideTransaction('Hashing a password');
      return turns(async () => (await auth.$context).password.hash(password));
    },
    /**
     * Whether a password is the one that was stored. To be called inside {@link inTurn}.
     * Without a stored one it does the same work and says no, so that the time does not tell who exists.
     */
    verifyPassword: async (stored: string | null, password: string): Promise<boolean> => {
      assertOutsideTransaction('Checking a password');
      const context = await auth.$context;
      if (stored !== null) return context.password.verify({ hash: stored, password });
      await context.password.hash(password);
      return false;
    },
    context: () => auth.$context,
    close: () => pool.end(),
  };
}

export type Auth = ReturnType<typeof createAuth>;
