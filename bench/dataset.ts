import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import {
  type EmbeddedCluster,
  openCluster,
  SERVING_LOGIN,
} from '../apps/server/src/platform/embedded/cluster.ts';
import { openCopyFile } from './copy-file.ts';
import { PROFICIENCY_COLUMNS, proficiencyLines } from './standing.ts';
import { drawsOf, type LoadedTable, TABLES } from './tables.ts';
import { BENCH_NOW, COMPETENCIES } from './world.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DATABASE = 'bench';
/** Learners whose standing goes into one file: a million rows. */
const PART = 5_000;

/** A loaded database that serves; `release` stops it and keeps it for the next run. */
export type Dataset = {
  readonly cluster: EmbeddedCluster;
  readonly servingUrl: string;
  readonly folder: string;
  readonly loaded: Loaded;
};

const loadedShape = z.object({ seconds: z.number(), rows: z.record(z.string(), z.number()) });
/** How long it took to make, and about how many rows each table had before anything was measured. */
type Loaded = z.infer<typeof loadedShape>;

/**
 * The loaded database of a size: made on the first run, found again later. It is another one after any change of
 * the migrations or of what generates it; those of other digests are deleted.
 * @param say hears what is being done
 */
export async function openDataset(learners: number, say: (line: string) => void): Promise<Dataset> {
  const folder = await prepareFolder(learners);
  const marker = join(folder, 'loaded.json');
  const before = await readFile(marker, 'utf8').catch(() => null);
  const loaded =
    before === null ? await makeDatabase(folder, learners, say) : loadedShape.parse(JSON.parse(before));
  if (before === null) await writeFile(marker, JSON.stringify(loaded));
  say(`Generated and loaded in ${loaded.seconds} s${before === null ? '' : ' by an earlier run'}.`);
  const cluster = await openCluster(join(folder, 'database'));
  return { cluster, folder, loaded, servingUrl: cluster.servingUrl(DATABASE) };
}

async function makeDatabase(folder: string, learners: number, say: (line: string) => void): Promise<Loaded> {
  await rm(join(folder, 'database'), { recursive: true, force: true });
  const started = performance.now();
  // A crash while loading costs a new load, so nothing has to reach the disk before it ends.
  const cluster = await openCluster(join(folder, 'database'), { durable: false });
  try {
    const rows = await load(cluster, folder, learners, say);
    return { seconds: Math.round((performance.now() - started) / 1000), rows };
  } finally {
    await cluster.release();
  }
}

async function prepareFolder(learners: number): Promise<string> {
  const caches = join(ROOT, '.cache', 'bench');
  const size = `${learners}x${COMPETENCIES}`;
  const name = `${size}-${await digestOfSources()}`;
  await mkdir(join(caches, name), { recursive: true });
  // The account that runs PostgreSQL under root must be able to pass and to read.
  await chmod(join(caches, name), 0o755);
  for (const other of await readdir(caches))
    if (other.startsWith(`${size}-`) && other !== name)
      await rm(join(caches, other), { recursive: true, force: true });
  return join(caches, name);
}

/** Everything that the loaded rows depend on. */
async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const migrations = join(ROOT, 'db', 'migrations');
  const files = (await readdir(migrations)).filter((file) => file.endsWith('.sql')).sort();
  const own = ['world.ts', 'tables.ts', 'standing.ts', 'copy-file.ts'].map((file) =>
    join(ROOT, 'bench', file),
  );
  for (const path of [...files.map((file) => join(migrations, file)), ...own])
    hash.update(await readFile(path));
  return hash.digest('hex').slice(0, 12);
}

async function load(
  cluster: EmbeddedCluster,
  folder: string,
  learners: number,
  say: (line: string) => void,
): Promise<Record<string, number>> {
  await run(cluster.adminUrl('postgres'), (admin) => admin.query(`create database ${DATABASE}`));
  const { password } = new URL(cluster.servingUrl(DATABASE).replace('@/', '@localhost/'));
  await migrate(cluster.adminUrl(DATABASE), { login: SERVING_LOGIN, password }, new Date(BENCH_NOW));
  return run(cluster.adminUrl(DATABASE), async (admin) => {
    await admin.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'`);
    const names = [...TABLES.map(({ name }) => name), 'cairn.proficiency'];
    const indexes = await dropIndexes(admin, names);
    // Rows can be frozen at once only in the transaction that emptied their table.
    await admin.query(`begin; truncate ${names.join(', ')} cascade`);
    for (const table of TABLES) await loadTable(admin, folder, table, learners);
    say(`Loaded ${TABLES.length} tables; now ${learners * COMPETENCIES} rows of proficiency.`);
    await loadProficiency(admin, folder, learners);
    await admin.query('commit');
    say('Making the indexes and gathering statistics.');
    for (const definition of indexes) await admin.query(definition);
    await admin.query('analyze');
    return rowCounts(admin);
  });
}

async function rowCounts(admin: pg.Client): Promise<Record<string, number>> {
  const { rows } = await admin.query<{ name: string; rows: number }>(
    `select c.relname as name, c.reltuples as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('cairn', 'platform') and c.relkind = 'r' and c.reltuples > 0`,
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}

/** Take the indexes away that no constraint needs; filled afterwards they are made much faster. */
async function dropIndexes(admin: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i
     where i.indrelid = any($1::regclass[]) and not i.indisunique
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await admin.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

async function loadTable(
  admin: pg.Client,
  folder: string,
  { name, columns, write }: LoadedTable,
  learners: number,
): Promise<void> {
  const path = join(folder, 'rows.tsv');
  const file = openCopyFile(path);
  write(file, learners);
  file.close();
  await copy(admin, name, columns, path);
}

/** One part is written while the database reads the one before. */
async function loadProficiency(admin: pg.Client, folder: string, learners: number): Promise<void> {
  let loading: Promise<void> = Promise.resolve();
  for (let from = 0; from < learners; from += PART) {
    const path = join(folder, `proficiency-${from}.tsv`);
    const file = openCopyFile(path);
    for (let learner = from; learner < Math.min(from + PART, learners); learner += 1)
      file.lines(proficiencyLines(learner, drawsOf(learner)));
    file.close();
    await loading;
    loading = copy(admin, 'cairn.proficiency', PROFICIENCY_COLUMNS, path);
  }
  await loading;
}

/** The file is deleted afterwards: what is kept for later runs is the database. */
async function copy(admin: pg.Client, table: string, columns: string, path: string): Promise<void> {
  await admin.query(`copy ${table} (${columns}) from ${admin.escapeLiteral(path)} with (freeze)`);
  await rm(path);
}

async function run<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
