import { mkdir } from 'node:fs/promises';
import { writeZip } from '@cairn/standards/package';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../../../packages/testkit/src/index.ts';
import { importCase } from '../index.ts';
import {
  DOCUMENT,
  type Folder,
  item,
  itemId,
  link,
  openFolder,
  smallPackage,
} from './small-package.fixture.ts';

let test: TestApp;
let folder: Folder;
beforeAll(async () => {
  [test, folder] = [await openTestApp(), await openFolder()];
});
afterAll(async () => {
  await folder.remove();
  await test.close();
});

const run = async (districtSlug: string, path: string, rest: { dryRun?: boolean; bytes?: number } = {}) =>
  importCase({
    services: test.services,
    districtSlug,
    path,
    dryRun: rest.dryRun ?? false,
    now: test.services.clock.now(),
    startedBy: null,
    ...(rest.bytes === undefined ? {} : { limits: { bytes: rest.bytes } }),
  });
const importing = async (slug: string, content: unknown, rest: { dryRun?: boolean; bytes?: number } = {}) =>
  run(slug, await folder.put('package.json', content), rest);

/** Everything that an import may touch, as the owner sees it; runs and audit lines of refusals aside. */
const everything = async (): Promise<string> => {
  const tables = ['platform.district', 'cairn.framework', 'cairn.competency', 'cairn.competency_edge'];
  const parts = tables.map(
    (table) => `(select coalesce(jsonb_agg(t order by t::text), '[]') from ${table} t)`,
  );
  const [row] = await test.database.asOwner<{ all: unknown }>(
    `select jsonb_build_array(${parts.join(',')}) as all`,
  );
  return JSON.stringify(row?.all);
};
const competencies = (slug: string) =>
  test.database.asOwner<{
    id: string;
    title: string;
    rateable: boolean;
    active: boolean;
    parent_id: string | null;
    band_label: string | null;
    position: number;
    statement: string;
  }>(
    `select c.* from cairn.competency c join platform.district d on d.id = c.district_id where d.slug = $1 order by position, c.id`,
    [slug],
  );
const versionOf = async (slug: string): Promise<number | undefined> => {
  const rows = await test.database.asOwner<{ version: number }>(
    `select f.version from cairn.framework f join platform.district d on d.id = f.district_id where d.slug = $1`,
    [slug],
  );
  return rows[0]?.version;
};

describe('importCase', () => {
  it('makes the district and writes the tree, the bands and what can be rated', async () => {
    const report = await importing('garden', smallPackage());
    expect(report.rejected).toEqual([]);
    expect(report.created).toEqual({ CFDocuments: 1, CFItems: 5, CFAssociations: 8 });
    expect(report.warnings.map(({ code }) => code)).toEqual(['case.outside_node']);
    const rows = await competencies('garden');
    expect(rows.map((row) => [row.id, row.parent_id, row.band_label, row.rateable])).toEqual([
      [itemId(1), null, '01-03', false],
      [itemId(2), itemId(1), '01-03', false],
      [itemId(3), itemId(2), '01', true],
      [itemId(4), itemId(2), '02', true],
      [itemId(5), itemId(1), '01-03', true],
    ]);
    expect(rows.map(({ title }) => title).slice(1, 3)).toEqual(['Beds', 'Statement 3 of the garden']);
    // Markup is text like any other.
    expect(rows[4]?.statement).toBe('Water <img src=x onerror=alert(1)> plants. Then wait.');
    expect(rows[4]?.title).toBe('Water <img src=x onerror=alert(1)> plants');
    const audits = await test.database.asOwner<{ action: string }>(
      'select action from cairn.audit order by action',
    );
    expect(audits.map(({ action }) => action)).toEqual(['district.made', 'import.finished']);
    const runs = await test.database.asOwner<{ kind: string; status: string; file_name: string }>(
      'select kind, status, file_name from cairn.import_run',
    );
    expect(runs).toEqual([{ kind: 'case', status: 'done', file_name: 'package.json' }]);
  });

  it('changes nothing when repeated', async () => {
    await importing('repeat', smallPackage());
    const before = await everything();
    const report = await importing('repeat', smallPackage());
    expect(report.unchanged).toEqual({ CFDocuments: 1, CFItems: 5, CFAssociations: 8 });
    expect([report.created, report.updated, report.deactivated].map((counts) => counts['CFItems'])).toEqual([
      0, 0, 0,
    ]);
    expect(await everything()).toBe(before);
    expect(await versionOf('repeat')).toBe(1);
  });

  it('deactivates what vanished, wakes what comes back, updates what changed', async () => {
    await importing('shrink', smallPackage());
    const fewer = smallPackage({
      CFItems: [
        item(1, { CFItemType: 'Strand', educationLevel: ['01', '02', '03'] }),
        item(5, { CFItemType: 'Skill', humanCodingScheme: 'G.3', fullStatement: 'Water the plants daily.' }),
      ],
      CFAssociations: [
        link(1, 'isChildOf', itemId(1), DOCUMENT, { sequenceNumber: 1 }),
        link(5, 'isChildOf', itemId(5), itemId(1), { sequenceNumber: 2 }),
      ],
    });
    const report = await importing('shrink', fewer);
    expect(report.deactivated).toEqual({ CFDocuments: 0, CFItems: 3, CFAssociations: 6 });
    expect(report.updated['CFItems']).toBe(1);
    expect((await competencies('shrink')).filter(({ active }) => active).map(({ id }) => id)).toEqual([
      itemId(1),
      itemId(5),
    ]);
    expect(await versionOf('shrink')).toBe(2);
    const back = await importing('shrink', smallPackage());
    expect([back.created, back.deactivated].map((counts) => counts['CFItems'])).toEqual([0, 0]);
    expect((await competencies('shrink')).every(({ active }) => active)).toBe(true);
  });

  it('keeps the types that a person marked, for new items too', async () => {
    await importing('marked', smallPackage());
    await test.database.asOwner(
      `update cairn.framework f set rateable_basis = 'person', rateable_types = '{Cluster}'
       from platform.district d where d.id = f.district_id and d.slug = 'marked'`,
    );
    await importing('marked', smallPackage());
    expect((await competencies('marked')).filter(({ rateable }) => rateable).map(({ id }) => id)).toEqual([
      itemId(2),
    ]);
    expect((await importing('marked', smallPackage())).unchanged['CFItems']).toBe(5);
  });

  it('tells what a dry run would do and keeps nothing, not even the district', async () => {
    const before = await everything();
    const report = await importing('dry', smallPackage(), { dryRun: true });
    expect(report.created['CFItems']).toBe(5);
    expect(await everything()).toBe(before);
  });

  it('reads a folder and a zip, each file a package', async () => {
    const other = smallPackage({
      CFDocument: { identifier: '7d000000-0000-4000-8000-000000000000', title: 'Other' },
      CFItems: [],
      CFAssociations: null,
    });
    await mkdir(folder.path('both'));
    await folder.put('both/a.json', smallPackage());
    await folder.put('both/b.json', other);
    await folder.put('both/readme.txt', 'not read');
    expect((await run('folder', folder.path('both'))).created['CFDocuments']).toBe(2);
    await writeZip(folder.path('both.zip'), [
      ['in/a.json', JSON.stringify(smallPackage())],
      ['b.json', JSON.stringify(other)],
    ]);
    expect((await run('zipped', folder.path('both.zip'))).created['CFDocuments']).toBe(2);
  });

  it('lets two imports at the same moment make one district and one framework', async () => {
    const path = await folder.put('race.json', smallPackage());
    const reports = await Promise.all([run('race', path), run('race', path), run('race', path)]);
    const sum = (key: 'created' | 'unchanged') =>
      reports.reduce((total, report) => total + (report[key]['CFItems'] ?? 0), 0);
    expect([sum('created'), sum('unchanged')]).toEqual([5, 10]);
    expect(await competencies('race')).toHaveLength(5);
  });

  it('takes identifiers in either case of their letters', async () => {
    const upper = JSON.stringify(smallPackage()).replaceAll(/7[abc]0{6}-/g, (id) => id.toUpperCase());
    const report = await importing('upper', upper);
    expect([report.rejected.length, report.created['CFItems']]).toEqual([0, 5]);
    expect((await importing('upper', upper)).unchanged['CFAssociations']).toBe(8);
  });
});

describe('importCase refuses and leaves the database as it was', () => {
  const cycle = smallPackage({
    CFAssociations: [
      link(6, 'precedes', itemId(3), itemId(4)),
      link(7, 'precedes', itemId(4), itemId(5)),
      link(9, 'precedes', itemId(5), itemId(3)),
    ],
  });
  const clash = smallPackage({
    CFItems: [item(1), item(2, { identifier: itemId(1).toUpperCase() })],
    CFAssociations: [],
  });
  it.each([
    ['malformed JSON', '{"CFDocument": {', 'json.malformed', /line 1/],
    ['a cycle, by name', cycle, 'case.cycle', /G\.1 → G\.2 → G\.3 → G\.1/],
    [
      'a wrong UUID',
      smallPackage({ CFItems: [item(1, { identifier: 'not-a-uuid' })] }),
      'case.uuid',
      /not-a-uuid/,
    ],
    ['a dangling parent', smallPackage({ CFItems: [item(1)] }), 'case.dangling', /isChildOf/],
    [
      'a null character',
      smallPackage({ CFItems: [item(1, { notes: 'a\u0000b' })], CFAssociations: [] }),
      'case.text',
      /null/,
    ],
    ['half a character', smallPackage({ 'x-club': { '\ud800': 1 } }), 'case.text', /half/],
    ['one UUID twice', clash, 'case.duplicate', /package\.json\/CFItems\/0/],
    [
      'a code without end',
      smallPackage({ CFItems: [item(1, { humanCodingScheme: 'x'.repeat(9000) })], CFAssociations: [] }),
      'case.too_long',
      /500/,
    ],
    ['something else', { items: [] }, 'case.not_a_package', /CFDocument/],
    ['bytes that are no text', Uint8Array.of(0x7b, 0xff, 0x7d), 'json.encoding', /UTF-8/],
  ])('%s', async (_name, content, code, message) => {
    const before = await everything();
    const report = await importing('refused', content);
    expect(report.rejected.map((finding) => finding.code)).toContain(code);
    const finding = report.rejected.find((one) => one.code === code);
    expect(finding?.file).toBe('package.json');
    expect(finding?.message).toMatch(message);
    expect(report.created).toEqual({ CFDocuments: 0, CFItems: 0, CFAssociations: 0 });
    expect(await everything()).toBe(before);
  });

  it('an oversized file, without reading it', async () => {
    const report = await importing('refused', smallPackage(), { bytes: 1000 });
    expect(report.rejected.map(({ code }) => code)).toEqual(['json.too_large']);
  });

  it('a path that is not there, an empty folder, a broken zip, a bad slug', async () => {
    const before = await everything();
    expect((await run('refused', folder.path('nowhere.json'))).rejected[0]?.code).toBe('package.not_found');
    await mkdir(folder.path('empty'));
    expect((await run('refused', folder.path('empty'))).rejected[0]?.code).toBe('case.not_a_package');
    await folder.put('broken.zip', 'PK no zip');
    expect((await run('refused', folder.path('broken.zip'))).rejected[0]?.code).toMatch(/^package\./);
    await expect(importing('No Slug', smallPackage())).rejects.toMatchObject({ code: 'rule_broken' });
    expect(await everything()).toBe(before);
  });

  it('an identifier of another framework of the district, and every other file with it', async () => {
    await importing('taken', smallPackage());
    const before = await everything();
    const thief = JSON.stringify(smallPackage()).replaceAll(DOCUMENT, '7e000000-0000-4000-8000-000000000000');
    const report = await importing('taken', thief);
    expect(report.rejected).toHaveLength(13);
    expect(report.rejected[0]).toMatchObject({
      code: 'case.identifier_in_use',
      message: expect.stringContaining('"Gardening"') as unknown,
    });
    expect(await everything()).toBe(before);
    const runs = await test.database.asOwner<{ status: string }>(
      `select r.status from cairn.import_run r join platform.district d on d.id = r.district_id where d.slug = 'taken' order by status`,
    );
    expect(runs).toEqual([{ status: 'done' }, { status: 'refused' }]);
    expect((await importing('elsewhere', thief)).rejected).toEqual([]);
  });
});
