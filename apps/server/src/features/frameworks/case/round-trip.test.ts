import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { caseDifferences, parseCase } from '@cairn/standards/case';
import { openPackage } from '@cairn/standards/package';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starterFrameworks } from '../../../../../../content/index.ts';
import { openTestApp, type TestApp } from '../../../../../../packages/testkit/src/index.ts';
import { exportCase, importCase, installStarterFrameworks } from '../index.ts';
import { type Folder, itemId, openFolder, smallPackage } from './small-package.fixture.ts';

const SHARED = fileURLToPath(new URL('../../../../../../../shared/data/case/', import.meta.url));

let test: TestApp;
let folder: Folder;
beforeAll(async () => {
  [test, folder] = [await openTestApp(), await openFolder()];
});
afterAll(async () => {
  await folder.remove();
  await test.close();
});

const bringIn = (districtSlug: string, path: string) => {
  const now = test.services.clock.now();
  return importCase({ services: test.services, districtSlug, path, dryRun: false, now, startedBy: null });
};
const takeOut = (districtSlug: string, name: string, framework?: string) =>
  exportCase({
    services: test.services,
    districtSlug,
    path: folder.path(name),
    ...(framework === undefined ? {} : { framework }),
  });
const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));
const nothing = { CFDocuments: 0, CFItems: 0, CFAssociations: 0 };

/** Import, export, import into another district, export again: nothing may differ anywhere. */
async function roundTrip(source: string, name: string): Promise<Record<string, number>> {
  const first = await bringIn(`${name}-one`, source);
  expect(first.rejected).toEqual([]);
  await takeOut(`${name}-one`, `${name}-1.json`);
  expect(caseDifferences(await read(source), await read(folder.path(`${name}-1.json`)))).toEqual([]);
  const second = await bringIn(`${name}-two`, folder.path(`${name}-1.json`));
  expect(second.created).toEqual(first.created);
  await takeOut(`${name}-two`, `${name}-2.json`);
  expect(caseDifferences(await read(source), await read(folder.path(`${name}-2.json`)))).toEqual([]);
  const again = await bringIn(`${name}-one`, folder.path(`${name}-2.json`));
  expect([again.created, again.updated, again.deactivated]).toEqual([nothing, nothing, nothing]);
  return first.created;
}

describe('round trip', () => {
  it('keeps extensions, nulls, empty lists and what lies outside', async () => {
    const source = await folder.put('small.json', smallPackage());
    expect(await roundTrip(source, 'small')).toEqual({ CFDocuments: 1, CFItems: 5, CFAssociations: 8 });
    for (const [name, parts] of Object.entries({
      'no-lists': {
        CFItems: undefined,
        CFAssociations: undefined,
        CFDefinitions: undefined,
        CFRubrics: undefined,
      },
      'null-lists': { CFItems: null, CFAssociations: null, CFDefinitions: null, CFRubrics: null },
      'empty-lists': { CFItems: [], CFAssociations: [], CFDefinitions: {}, CFRubrics: [] },
    }))
      await roundTrip(await folder.put(`${name}.json`, smallPackage(parts)), name);
  });

  it('of published frameworks', async ({ skip }) => {
    skip(!existsSync(SHARED), 'skipped: ../shared/data/case is not beside this checkout');
    const counts: Record<string, unknown> = {};
    for (const name of (await readdir(SHARED)).filter((file) => file.endsWith('.json')))
      counts[name] = await roundTrip(`${SHARED}${name}`, name.split('.')[0] ?? name);
    expect(counts).toEqual({
      'ccss-math.case.json': { CFDocuments: 1, CFItems: 695, CFAssociations: 1594 },
      'ela-ccss.case.json': { CFDocuments: 1, CFItems: 1189, CFAssociations: 1189 },
      'opensalt-smart-level.case10.json': { CFDocuments: 1, CFItems: 14, CFAssociations: 14 },
      'state-science.case.json': { CFDocuments: 1, CFItems: 907, CFAssociations: 907 },
    });
    const [row] = await test.database.asOwner<{ standards: number; precedes: number }>(
      `select (select count(*)::int from cairn.competency c where c.district_id = d.id and c.rateable and c.item_type = 'Standard') as standards,
         (select count(*)::int from cairn.competency_edge e where e.district_id = d.id and e.kind = 'precedes') as precedes
       from platform.district d where d.slug = 'ccss-math-one'`,
    );
    expect(row).toEqual({ standards: 480, precedes: 757 });
  }, 180_000);
});

describe('exportCase', () => {
  it('writes what the columns say where they have changed, and nothing else', async () => {
    const source = await folder.put('changed.json', smallPackage());
    await bringIn('changed', source);
    const change = (set: string, id: string) =>
      test.database.asOwner(
        `update cairn.competency c set ${set}, updated_at = '2026-09-01T10:00:00Z'
         from platform.district d where d.id = c.district_id and d.slug = 'changed' and c.id = $1`,
        [id],
      );
    await change(`statement = 'Dig.', title = 'Dig', grades = '{05}'`, itemId(3));
    await change(`item_type = null, code = null`, itemId(4));
    await change(`parent_id = '${itemId(2)}'`, itemId(5));
    await takeOut('changed', 'changed-out.json');
    const places = caseDifferences(await read(source), await read(folder.path('changed-out.json'))).map(
      ({ path, right }) => [path.split('/').slice(1).join(' '), right],
    );
    expect(Object.fromEntries(places)).toMatchObject({
      [`CFItems ${itemId(3)} fullStatement`]: 'Dig.',
      [`CFItems ${itemId(3)} abbreviatedStatement`]: 'Dig',
      [`CFItems ${itemId(4)} humanCodingScheme`]: undefined,
    });
    const again = await bringIn('changed', folder.path('changed-out.json'));
    expect([again.rejected, again.created, again.deactivated]).toEqual([[], nothing, nothing]);
    const [moved] = await test.database.asOwner<{ parent_id: string }>(
      `select c.parent_id from cairn.competency c join platform.district d on d.id = c.district_id
       where d.slug = 'changed' and c.id = $1`,
      [itemId(5)],
    );
    expect(moved?.parent_id).toBe(itemId(2));
  });

  it('leaves deactivated items and their associations out', async () => {
    await bringIn('asleep', await folder.put('asleep.json', smallPackage()));
    await test.database.asOwner(
      `update cairn.competency c set active = false from platform.district d
       where d.id = c.district_id and d.slug = 'asleep' and c.id = $1`,
      [itemId(5)],
    );
    const { frameworks } = await takeOut('asleep', 'asleep-out.json');
    expect(frameworks).toMatchObject([{ items: 4, associations: 5, file: 'asleep-out.json' }]);
  });

  it('makes packages of frameworks that no file brought, and importing them again changes nothing', async () => {
    const { id, slug } = await test.build.district('starters');
    await installStarterFrameworks({
      services: test.services,
      districtId: id,
      now: test.services.clock.now(),
    });
    const { frameworks } = await takeOut(slug, 'starters');
    const named = starterFrameworks.map(({ code }) => `${code.toLowerCase()}.case.json`);
    expect(frameworks.map(({ file }) => file).sort()).toEqual(named.sort());
    for (const { file } of frameworks) {
      const reading = parseCase(await readFile(folder.path(`starters/${file}`)));
      expect([reading.rejected, reading.warnings]).toEqual([[], []]);
      await roundTrip(folder.path(`starters/${file}`), file.split('.')[0] ?? file);
    }
    const again = await bringIn(slug, folder.path('starters'));
    expect([again.rejected, again.created, again.updated, again.deactivated]).toEqual([
      [],
      nothing,
      nothing,
      nothing,
    ]);
    expect(again.unchanged['CFDocuments']).toBe(starterFrameworks.length);
  });

  it('finds a framework by identifier, code or title and says when it cannot', async () => {
    const { id, slug } = await test.build.district('names');
    await installStarterFrameworks({
      services: test.services,
      districtId: id,
      now: test.services.clock.now(),
    });
    const [wanted] = starterFrameworks;
    for (const name of [wanted?.id, wanted?.code.toLowerCase(), wanted?.title.en])
      expect((await takeOut(slug, 'one.json', name)).frameworks).toMatchObject([{ id: wanted?.id }]);
    expect((await takeOut(slug, 'all.zip')).frameworks).toHaveLength(starterFrameworks.length);
    const zip = await openPackage(folder.path('all.zip'));
    expect(zip.names()).toHaveLength(starterFrameworks.length);
    await zip.close();
    await expect(takeOut(slug, 'which.json')).rejects.toThrow(wanted?.title.en);
    await expect(takeOut(slug, 'none.json', 'Alchemy')).rejects.toThrow(/"Alchemy"/);
    await expect(takeOut('nowhere', 'none.json')).rejects.toThrow(/"nowhere"/);
    expect(existsSync(folder.path('none.json'))).toBe(false);
  });

  it('makes a package of a framework without any file or tree', async () => {
    const district = await test.build.district('bare');
    const framework = await test.build.framework(district, 'Bare');
    const first = await test.build.competency(district, framework);
    await test.build.competency(district, framework, { after: [first] });
    await takeOut('bare', 'bare.json');
    expect(parseCase(await readFile(folder.path('bare.json'))).rejected).toEqual([]);
    expect((await bringIn('bare-copy', folder.path('bare.json'))).created).toEqual({
      CFDocuments: 1,
      CFItems: 2,
      CFAssociations: 3,
    });
  });
});
