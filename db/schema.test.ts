import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '@cairn/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { describeSchema } from '../scripts/describe-schema.ts';
import { findSqlTime } from '../scripts/lint/sql-time.ts';
import { generateEndpointTable, generateOpenApi } from '../scripts/openapi.ts';
import { generateRowTypes } from '../scripts/row-types.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MIGRATIONS = join(ROOT, 'db/migrations');
const STALE = 'out of date: run "npm run generate" and commit what it writes';
const SERVING = { login: 'cairn_app', password: 'kept as it is' };
const AT = new Date(0);

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const committed = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');

describe('what is generated is committed (law 11)', () => {
  it('the description of the schema', async () => {
    const texts = await describeSchema(owner);
    expect([...texts.keys()]).toEqual(['cairn', 'platform']);
    for (const [schema, text] of texts) expect(text, STALE).toBe(await committed(`db/schema/${schema}.txt`));
  });

  it('a changed database makes another description', async () => {
    await owner.query('begin');
    await owner.query('alter table cairn.person add column planted text');
    const planted = await describeSchema(owner);
    await owner.query('rollback');
    expect(planted.get('cairn')).not.toBe(await committed('db/schema/cairn.txt'));
  });

  it('the row types', async () => {
    expect(await generateRowTypes(owner), STALE).toBe(
      await committed('apps/server/src/platform/db/schema.gen.ts'),
    );
  });

  it('the OpenAPI document', async () => {
    expect(await generateOpenApi(database.servingUrl), STALE).toBe(
      await committed('packages/contract/openapi.json'),
    );
  });

  it('the web client’s table of endpoints', async () => {
    expect(generateEndpointTable(), STALE).toBe(await committed('apps/web/src/api/endpoints.gen.ts'));
  });
});

describe('migrations', () => {
  it('never ask the database for the time (law 8)', async () => {
    const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql'));
    expect(files.length).toBeGreaterThan(0);
    const found = await Promise.all(
      files.map(async (name) => [name, findSqlTime(await readFile(join(MIGRATIONS, name), 'utf8'))]),
    );
    expect(found.filter(([, time]) => time !== null)).toEqual([]);
  });

  it('run a second time change nothing', async () => {
    const before = await describeSchema(owner);
    const report = await migrate(database.adminUrl, SERVING, AT);
    expect(report.applied).toEqual([]);
    expect(report.already).toBe((await readdir(MIGRATIONS)).length);
    expect(await describeSchema(owner)).toEqual(before);
  });

  it('refuse a file that was edited after it was applied', async () => {
    await withFolder(async (folder, [first = '']) => {
      await writeFile(join(folder, first), `${await readFile(join(folder, first), 'utf8')}\n-- edited\n`);
      await expect(migrate(database.adminUrl, SERVING, AT, folder)).rejects.toThrow(
        `${first} changed after it was applied`,
      );
    });
  });

  it('keep nothing of one that fails, and go on once it is mended', async () => {
    await withFolder(async (folder) => {
      const before = await describeSchema(owner);
      const file = join(folder, '99990101_01_planted.sql');
      await writeFile(file, 'create table cairn.half (id int); select 1 / 0;');
      await expect(migrate(database.adminUrl, SERVING, AT, folder)).rejects.toThrow(
        /99990101_01_planted.sql failed; nothing of it was kept/,
      );
      expect(await describeSchema(owner)).toEqual(before);
      await writeFile(
        file,
        'create table cairn.whole (district_id uuid, id uuid, primary key (district_id, id))',
      );
      const report = await migrate(database.adminUrl, SERVING, AT, folder);
      expect(report.applied).toEqual(['99990101_01_planted.sql']);
    });
  });

  it('of two at the same moment, one applies and the other finds it done', async () => {
    await withFolder(async (folder) => {
      await writeFile(
        join(folder, '99990101_01_planted.sql'),
        'create table cairn.whole (district_id uuid, id uuid, primary key (district_id, id))',
      );
      await writeFile(
        join(folder, '99990101_02_planted.sql'),
        'create table cairn.raced (district_id uuid, id uuid, primary key (district_id, id))',
      );
      const reports = await Promise.all([1, 2].map(() => migrate(database.adminUrl, SERVING, AT, folder)));
      expect(reports.flatMap(({ applied }) => applied)).toEqual(['99990101_02_planted.sql']);
    });
  });
});

/** A copy of the migrations that a test may change. */
async function withFolder(work: (folder: string, names: string[]) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-migrations-'));
  try {
    await cp(MIGRATIONS, folder, { recursive: true });
    await work(folder, (await readdir(folder)).sort());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
