import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import pg from 'pg';
import type { Config } from '../config.ts';
import { assertOutsideTransaction } from '../db/transaction.ts';

const DAY_S = 24 * 60 * 60;

/** Names of people without e-mail: `name@district`, so that two districts may use the same name. */
const LOGIN_NAME = /^[a-z0-9._%+-]{1,100}@[a-z0-9-]{1,63}$/;

/**
 * The accounts of better-auth, in schema `platform`. It keeps its own small pool, because it looks sessions up
 * before a district is known; it never sees a tenant table.
 */
export function createAuth(config: Config, servingUrl: string, secret: string) {
  const pool = new pg.Pool({ connectionString: servingUrl, max: 4, options: '-c search_path=platform' });
  pool.on('error', () => undefined);
  const origin = config.origin ?? `http://${config.host}:${config.port}`;
  const auth = betterAuth({
    database: pool,
    secret,
    baseURL: origin,
    basePath: '/api/accounts',
    telemetry: { enabled: false },
    logger: { level: 'error' },
    session: { expiresIn: 14 * DAY_S, updateAge: DAY_S },
    advanced: { cookiePrefix: 'cairn', useSecureCookies: origin.startsWith('https:') },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 170,
        usernameValidator: (name) => LOGIN_NAME.test(name),
      }),
    ],
  });
  return {
    api: auth.api,
    hashPassword: async (password: string): Promise<string> => {
      assertOutsideTransaction('Hashing a password');
      const context = await auth.$context;
      return context.password.hash(password);
    },
    context: () => auth.$context,
    close: () => pool.end(),
  };
}

export type Auth = ReturnType<typeof createAuth>;
