import pg from 'pg';
import type { Config } from '../platform/config.ts';
import { type MigrationReport, migrate } from '../platform/db/migrate.ts';
import { type EmbeddedCluster, openCluster, SERVING_LOGIN } from '../platform/embedded/cluster.ts';
import type { Services } from '../platform/services.ts';
import { openServices } from '../platform/start.ts';

const DATABASE = 'cairn';

/** The addresses of the database for both logins, and what must be let go of at the end. */
export type Addresses = {
  readonly adminUrl: string | null;
  readonly servingUrl: string;
  readonly secret: string;
  readonly cluster: EmbeddedCluster | null;
  readonly release: () => Promise<void>;
};

/** Join or start the embedded database, or take the server that the environment names. */
export async function openAddresses(config: Config): Promise<Addresses> {
  if (config.databaseUrl !== null) {
    if (config.secret === null)
      throw new Error(
        'DATABASE_URL is set: set CAIRN_SECRET too (32 characters or more), so that every process signs sessions alike.',
      );
    return {
      adminUrl: config.databaseAdminUrl,
      servingUrl: config.databaseUrl,
      secret: config.secret,
      cluster: null,
      release: async () => undefined,
    };
  }
  const cluster = await openCluster(config.dataDir);
  await ensureDatabase(cluster.adminUrl('postgres'));
  return {
    adminUrl: cluster.adminUrl(DATABASE),
    servingUrl: cluster.servingUrl(DATABASE),
    secret: config.secret ?? cluster.sessionSecret,
    cluster,
    release: cluster.release,
  };
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // Two first starts at once: the other one made it.
    if (!(error instanceof Error && 'code' in error && (error.code === '42P04' || error.code === '23505')))
      throw error;
  } finally {
    await client.end();
  }
}

/** Bring the database up to date with the owner's login; refuses plainly when that login is not given. */
export async function migrateNow(addresses: Addresses): Promise<MigrationReport> {
  if (addresses.adminUrl === null)
    throw new Error('DATABASE_ADMIN_URL is not set; migrations need the login that owns the schema.');
  const serving = new URL(addresses.servingUrl.replace('@/', '@localhost/'));
  const login = decodeURIComponent(serving.username) || SERVING_LOGIN;
  return migrate(addresses.adminUrl, { login, password: decodeURIComponent(serving.password) }, new Date());
}

/**
 * Gather statistics after a bulk load, which only the owner may; without them the first plans are guesses.
 * A server whose owner's login is not given here does it by autovacuum within a minute.
 */
export async function analyze(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** Like {@link withServices}, for a command that loads in bulk. */
export function withBulkServices<T>(config: Config, work: (services: Services) => Promise<T>): Promise<T> {
  return withServices(config, work, analyze);
}

/** Run one command against an up-to-date database, then let go of everything. */
export async function withServices<T>(
  config: Config,
  work: (services: Services) => Promise<T>,
  afterwards: (adminUrl: string) => Promise<void> = async () => undefined,
): Promise<T> {
  const addresses = await openAddresses(config);
  try {
    if (addresses.adminUrl !== null) await migrateNow(addresses);
    const services = openServices(config, addresses.servingUrl, addresses.secret);
    try {
      const result = await work(services);
      if (addresses.adminUrl !== null) await afterwards(addresses.adminUrl);
      return result;
    } finally {
      await services.close();
    }
  } finally {
    await addresses.release();
  }
}
