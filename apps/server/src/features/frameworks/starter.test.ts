import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starterFrameworks } from '../../../../../content/index.ts';
import { openTestApp, type TestApp } from '../../../../../packages/testkit/src/index.ts';
import { inTransaction } from '../../platform/db/transaction.ts';
import { installStarterFrameworks, loadGraph } from './index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const install = (districtId: string) =>
  installStarterFrameworks({ services: test.services, districtId, now: test.services.clock.now() });
const all = (kind: string) =>
  starterFrameworks.flatMap(({ items }) => items.filter(({ type }) => type === kind));

describe('installStarterFrameworks', () => {
  it('writes every framework once, in both languages, for each district', async () => {
    const [one, two] = [await test.build.district(), await test.build.district()];
    const first = await install(one.id);
    expect(first.created.CFDocuments).toBe(starterFrameworks.length);
    expect(first.created.CFItems).toBe(starterFrameworks.flatMap(({ items }) => items).length);
    const again = await install(one.id);
    expect([again.created, again.updated]).toEqual([
      { CFDocuments: 0, CFItems: 0, CFAssociations: 0 },
      { CFDocuments: 0, CFItems: 0, CFAssociations: 0 },
    ]);
    expect((await install(two.id)).created).toEqual(first.created);
    const [row] = await test.database.asOwner<Record<string, number>>(
      `select count(*) filter (where rateable)::int as rateable,
         count(*) filter (where translations -> 'es' ? 'statement')::int as spanish,
         (select count(*)::int from cairn.level_descriptor where district_id = $1 and translations -> 'es' ? 'statement') as descriptors,
         (select count(*)::int from cairn.proficiency_scale where district_id = $1) as scales,
         (select max(version)::int from cairn.framework where district_id = $1) as version
       from cairn.competency where district_id = $1`,
      [one.id],
    );
    const described = all('competency').flatMap(({ levels }) => Object.keys(levels ?? {}));
    expect(row).toEqual({
      rateable: all('competency').length,
      spanish: first.created.CFItems,
      descriptors: described.length,
      scales: 1,
      version: 1,
    });
  });

  it('gives a graph of the competencies with their prerequisites and bands', async () => {
    const district = await test.build.district();
    await install(district.id);
    for (const starter of starterFrameworks) {
      const graph = await inTransaction(test.services.database, district.id, () => loadGraph(starter.id));
      const competencies = starter.items.filter(({ type }) => type === 'competency');
      expect(graph?.items.map(({ id }) => id).sort()).toEqual(competencies.map(({ id }) => id).sort());
      expect(graph?.edges.map(({ from, to }) => [from, to])).toEqual(
        starter.precedes.map((edge) => [...edge]),
      );
      for (const item of competencies)
        expect(graph?.byId.get(item.id)?.bandRank ?? null).toBe(
          item.grades[0] === undefined ? null : Number(item.grades[0]),
        );
    }
  });
});
