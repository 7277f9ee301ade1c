import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOneRoster } from './index.ts';
import { rowMarks } from './roster-state.fixture.ts';

const ROOT = fileURLToPath(new URL('../../../../../../shared/data/oneroster/', import.meta.url));
const absent = !existsSync(ROOT);
const ABSENT = 'skipped: ../shared/data is not beside this checkout';
const NOW = new Date('2021-11-15T15:00:00Z');
/** The counts of the package's own description. */
const COUNTS = {
  ...{ orgs: 6, academicSessions: 9, courses: 84, classes: 532 },
  ...{ users: 2900, roles: 2901, enrollments: 13_503, demographics: 1028 },
};
const NOTHING = Object.fromEntries(Object.keys(COUNTS).map((kind) => [kind, 0]));

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ now: NOW.toISOString() });
});
afterAll(() => test.close());

const load = (file: string, districtSlug: string, options: { strict?: boolean; now?: Date } = {}) =>
  importOneRoster({
    ...{ services: test.services, path: `${ROOT}${file}`, districtSlug, now: NOW, startedBy: null },
    ...options,
  });

describe(absent ? `the Grand Bend district (${ABSENT})` : 'the Grand Bend district', () => {
  it.skipIf(absent)('loads whole, and a repeat touches no row', async () => {
    const started = performance.now();
    const first = await load('grand-bend-1.2.1.zip', 'grand-bend', { strict: true });
    const seconds = (performance.now() - started) / 1000;
    process.stderr.write(`Grand Bend loaded in ${seconds.toFixed(1)} s\n`);
    expect(first.status).toBe('done');
    expect(first.report).toEqual({
      ...{ created: COUNTS, updated: NOTHING, unchanged: NOTHING, deactivated: NOTHING },
      ...{ rejected: [], warnings: [] },
    });
    const before = await rowMarks(test.database);
    const repeat = await load('grand-bend-1.2.1.zip', 'grand-bend', {
      now: new Date('2021-11-16T15:00:00Z'),
    });
    expect(repeat.report).toEqual({
      ...{ created: NOTHING, updated: NOTHING, unchanged: COUNTS, deactivated: NOTHING },
      ...{ rejected: [], warnings: [] },
    });
    expect(await rowMarks(test.database)).toEqual(before);
    const [facts] = await test.database.asOwner<Record<string, number | string>>(
      `select d.name, d.time_zone, (select count(*)::int from cairn.relation where kind = 'guards') as guards,
         (select count(*)::int from platform."user") as accounts,
         (select count(*)::int from cairn.class where starts_on is null or ends_on is null) as undated
       from platform.district d where slug = 'grand-bend'`,
    );
    expect(facts).toEqual({
      ...{ name: 'Grand Bend ISD', time_zone: 'America/New_York', guards: 1872, accounts: 0, undated: 0 },
    });
  });

  it.skipIf(absent)('reads no more rows when the statistics know of none', async () => {
    const { asOwner } = test.database;
    // As ANALYZE leaves it when it runs before the first import commits: many pages, no row.
    await asOwner(`update pg_class set reltuples = 0, relpages = (pg_relation_size(oid) / 8192)::int
      where relnamespace = 'cairn'::regnamespace and relkind = 'r'`);
    await asOwner('select pg_stat_reset()');
    await load('grand-bend-1.2.1.zip', 'grand-bend');
    const read = async (): Promise<number> => {
      const [row] = await asOwner<{ rows: number }>(
        `select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::float8 as rows
         from pg_stat_user_tables where schemaname = 'cairn' and relname = 'enrollment'`,
      );
      return row?.rows ?? 0;
    };
    // Each connection tells its counts within ten seconds. Looked up once per row they were 90 million.
    await expect.poll(read, { timeout: 20_000 }).toBeGreaterThan(COUNTS.enrollments);
    expect(await read()).toBeLessThan(20 * COUNTS.enrollments);
    await asOwner('analyze');
  });

  it.skipIf(absent).each([
    ['b1-files-in-folder.zip', ['package.nested_path'], true],
    ['b2-column-order.zip', ['header.order'], true],
    ['b3-not-utf8.zip', ['file.encoding'], false],
    ['b4-parent-cycle.zip', ['reference.cycle'], false],
    [
      'b5-contradictions.zip',
      [
        ...[
          'list.length',
          'semantic.date_order',
          'semantic.duplicate_primary_role',
          'semantic.primary_not_teacher',
        ],
        ...['semantic.school_mismatch', 'semantic.session_range'],
      ],
      false,
    ],
    ['b6-header-only-file.zip', ['file.no_rows'], true],
  ])('refuses %s and leaves the database as it was', async (file, codes, certain) => {
    const before = await rowMarks(test.database);
    const strict = await load(`broken/${file}`, 'grand-bend', { strict: true });
    expect(strict.status).toBe('refused');
    expect([...new Set(strict.report.rejected.map(({ code }) => code))].sort()).toEqual(codes);
    expect(strict.report.created).toEqual(NOTHING);
    const fresh = await load(`broken/${file}`, `new-${file.slice(0, 2)}`, { strict: true });
    expect(fresh.districtId).toBeNull();
    expect(await rowMarks(test.database)).toEqual(before);
    const lenient = await load(`broken/${file}`, `lenient-${file.slice(0, 2)}`);
    expect(lenient.status).toBe(certain ? 'done' : 'refused');
    if (certain) expect(lenient.report.warnings.map(({ code }) => code)).toContain(codes[0]);
    const runs = await test.database.asOwner<{ n: number }>(
      `select count(*)::int as n from cairn.import_run r join platform.district d on d.id = r.district_id
       where d.slug = 'grand-bend' and r.status = 'refused' and r.file_name = $1`,
      [file],
    );
    expect(runs).toEqual([{ n: 1 }]);
  });
});
