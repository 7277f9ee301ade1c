import { resolve } from 'node:path';
import { z } from 'zod';

/** What the environment may say, each name with the sentence that `doctor` prints. */
export const CONFIG_SHAPE = z.object({
  CAIRN_DATA: z.string().default('./data').describe('folder for the embedded database and files'),
  DATABASE_URL: z.string().optional().describe('PostgreSQL server for the serving login'),
  DATABASE_ADMIN_URL: z.string().optional().describe('PostgreSQL server for the login that migrates'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4100).describe('port to listen on'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  CAIRN_MODE: z.enum(['demo', 'production']).default('production').describe('demo or production'),
  CAIRN_NOW: z
    .string()
    .refine(
      (text) => !Number.isNaN(Date.parse(text)),
      'must be a date and time, for example 2021-10-15T15:00:00Z',
    )
    .optional()
    .describe('where the clock starts; for tests and demos, refused in production'),
  CAIRN_ORIGIN: z.string().optional().describe('address that browsers use, when a proxy stands before Cairn'),
  CAIRN_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('secret that signs sessions; made and kept in the data folder when absent'),
});

export type Mode = 'demo' | 'production';

/** The configuration of one process, parsed once at its start. */
export type Config = {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly databaseAdminUrl: string | null;
  readonly port: number;
  readonly host: string;
  readonly mode: Mode;
  readonly now: string | null;
  readonly origin: string | null;
  readonly secret: string | null;
};

/** A configuration that cannot be used; the message names the variable and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Parse the environment. Nothing else in Cairn reads `process.env` (a lint rule holds that).
 * @throws ConfigError naming each variable that cannot be used.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const known = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in CONFIG_SHAPE.shape && value !== ''),
  );
  const parsed = CONFIG_SHAPE.safeParse(known);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The environment cannot be used. ${lines.join('; ')}`);
  }
  const value = parsed.data;
  if (value.CAIRN_MODE === 'production' && value.CAIRN_NOW !== undefined) {
    throw new ConfigError(
      'CAIRN_NOW is set, but CAIRN_MODE is production: a real school keeps real time. Unset one.',
    );
  }
  if (value.DATABASE_ADMIN_URL !== undefined && value.DATABASE_URL === undefined) {
    throw new ConfigError(
      'DATABASE_ADMIN_URL is set without DATABASE_URL: set both, or neither for the embedded database.',
    );
  }
  return {
    dataDir: resolve(value.CAIRN_DATA),
    databaseUrl: value.DATABASE_URL ?? null,
    databaseAdminUrl: value.DATABASE_ADMIN_URL ?? null,
    port: value.PORT,
    host: value.HOST,
    mode: value.CAIRN_MODE,
    now: value.CAIRN_NOW ?? null,
    origin: value.CAIRN_ORIGIN ?? null,
    secret: value.CAIRN_SECRET ?? null,
  };
}
