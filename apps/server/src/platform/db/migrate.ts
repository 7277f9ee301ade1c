import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { JOB_GRANTS, prepareJobs } from '../jobs/jobs.ts';

const FOLDER = fileURLToPath(new URL('../../../../../db/migrations/', import.meta.url));
/** One migration at a time per database, across processes. */
const LOCK = 4_100_001;

export type MigrationReport = { readonly applied: string[]; readonly already: number };

/**
 * Bring a database up to date with the plain SQL files of `db/migrations`, in order of name, each in its own
 * transaction, each recorded with its checksum. A file that changed after it was applied is refused.
 * @param adminUrl login that owns the schema
 * @param folder where the files are, for tests
 * @param serving user name and password of the serving login; made when absent and the owner may, else granted only
 */
export async function migrate(
  adminUrl: string,
  serving: { login: string; password: string },
  now: Date,
  folder = FOLDER,
): Promise<MigrationReport> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const done = await appliedMigrations(client);
    const applied: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(join(folder, name), 'utf8');
      const checksum = createHash('sha256').update(text).digest('hex');
      const before = done.get(name);
      if (before === checksum) continue;
      if (before !== undefined)
        throw new Error(`${name} changed after it was applied; add a new migration instead.`);
      await applyOne(client, name, text, checksum, now);
      applied.push(name);
    }
    await prepareJobs(adminUrl);
    await client.query(JOB_GRANTS);
    await client.query(
      'grant usage on schema migration to cairn_serving; grant select on migration.applied to cairn_serving',
    );
    await ensureServingLogin(client, serving);
    return { applied, already: done.size };
  } finally {
    await client.end();
  }
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  await client.query('create schema if not exists migration');
  await client.query(
    'create table if not exists migration.applied (name text primary key, checksum text not null, applied_at timestamptz not null)',
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migration.applied',
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

async function applyOne(
  client: pg.Client,
  name: string,
  text: string,
  checksum: string,
  now: Date,
): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into migration.applied (name, checksum, applied_at) values ($1, $2, $3)', [
      name,
      checksum,
      now,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed; nothing of it was kept. ${String(error)}`, { cause: error });
  }
}

async function ensureServingLogin(
  client: pg.Client,
  serving: { login: string; password: string },
): Promise<void> {
  const { rows } = await client.query<{ member: boolean | null }>(
    `select (select pg_has_role(oid, 'cairn_serving', 'member') from pg_roles where rolname = $1) as member`,
    [serving.login],
  );
  const login = client.escapeIdentifier(serving.login);
  const member = rows[0]?.member ?? null;
  if (member === null) {
    const password = client.escapeLiteral(serving.password);
    await client.query(
      `create role ${login} login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`,
    );
  }
  if (member !== true) await client.query(`grant cairn_serving to ${login}`);
}
