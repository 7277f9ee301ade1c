import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportOneRosterInput, importOneRoster } from './index.ts';
import { rowMarks } from './roster-state.fixture.ts';
import { NO_COUNTS, packageFolders, SMALL_COUNTS, smallRoster, user } from './small-roster.fixture.ts';

const folders = packageFolders();
let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(async () => {
  await test.close();
  await folders.remove();
});

const load = async (
  districtSlug: string,
  records: ReturnType<typeof smallRoster>,
  options: Partial<ImportOneRosterInput> = {},
) =>
  importOneRoster({
    ...{ services: test.services, districtSlug, now: test.services.clock.now(), startedBy: null },
    path: await folders.write(records),
    ...options,
  });

describe('a dry run and two runs at once', () => {
  it('reports everything and writes nothing', async () => {
    const dry = await load('dry', smallRoster(), { dryRun: true });
    expect(dry).toMatchObject({ status: 'done', districtId: null });
    expect(dry.report.created).toEqual(SMALL_COUNTS);
    expect(await test.database.asOwner(`select 1 from platform.district where slug = 'dry'`)).toEqual([]);
    await load('dry', smallRoster());
    // A rolled back write leaves its lock mark behind, which means nothing; row and writer must be the same.
    const versions = async () => (await rowMarks(test.database)).map((mark) => mark.replace(/ \d+$/, ''));
    const before = await versions();
    const records = smallRoster();
    records.users[1] = user('rue', 'Rue', 'Else');
    expect((await load('dry', records, { dryRun: true })).report.updated).toEqual({ ...NO_COUNTS, users: 1 });
    expect(await versions()).toEqual(before);
    expect(await test.database.asOwner('select status from cairn.import_run')).toEqual([{ status: 'done' }]);
  });

  it('lets two first loads of one district follow each other', async () => {
    const runs = await Promise.all([load('twice', smallRoster()), load('twice', smallRoster())]);
    const created = runs.map(({ report }) => report.created);
    expect(created).toContainEqual(SMALL_COUNTS);
    expect(created).toContainEqual(NO_COUNTS);
    expect(new Set(runs.map(({ districtId }) => districtId)).size).toBe(1);
  });
});
