import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOneRoster } from './index.ts';

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

/** Every row of the roster with the transaction that wrote it and, if any, the one that last locked it. */
const rowMarks = async (): Promise<string[]> => {
  const tables = [
    ...['person', 'person_demographics', 'org', 'academic_session', 'course', 'class', 'class_session'],
    ...['person_role', 'enrollment', 'relation'],
  ];
  const union = tables.map((name) => `select '${name}' as t, ctid::text as c, xmin::text as x, xmax::text as l from cairn.${name}`);
  const rows = await test.database.asOwner<{ t: string; c: string; x: string; l: string }>(
    `${union.join(' union all ')} order by 1, 2`,
  );
  return rows.map(({ t, c, x, l }) => `${t} ${c} ${x} ${l}`);
};

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
    const before = await rowMarks();
    const repeat = await load('grand-bend-1.2.1.zip', 'grand-bend', { now: new Date('2021-11-16T15:00:00Z') });
    expect(repeat.report).toEqual({
      ...{ created: NOTHING, updated: NOTHING, unchanged: COUNTS, deactivated: NOTHING },
      ...{ rejected: [], warnings: [] },
    });
    expect(await rowMarks()).toEqual(before);
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
});
