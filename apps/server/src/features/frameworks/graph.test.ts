import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../../packages/testkit/src/index.ts';
import { inTransaction, statementCount } from '../../platform/db/transaction.ts';
import { loadGraph } from './index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const load = (districtId: string, frameworkId: string) =>
  inTransaction(test.services.database, districtId, async () => {
    const graph = await loadGraph(frameworkId);
    return { graph, statements: statementCount() };
  });

describe('loadGraph', () => {
  it('takes three statements for any size, one when known, and follows the version', async () => {
    const district = await test.build.district();
    const [small, large] = [await test.build.framework(district), await test.build.framework(district)];
    const first = await test.build.competency(district, small, { bandRank: 3 });
    let last = await test.build.competency(district, large);
    for (let count = 1; count < 30; count += 1)
      last = await test.build.competency(district, large, { after: [last] });
    expect((await load(district.id, small)).statements).toBe(3);
    const cold = await load(district.id, large);
    expect([cold.statements, cold.graph?.items.length, cold.graph?.edges.length]).toEqual([3, 30, 29]);
    const warm = await load(district.id, large);
    expect([warm.statements, warm.graph === cold.graph]).toEqual([1, true]);
    const second = await test.build.competency(district, small, { after: [first] });
    await test.database.asOwner('update cairn.framework set version = version + 1 where id = $1', [small]);
    const changed = await load(district.id, small);
    expect(changed.statements).toBe(3);
    expect(changed.graph?.prerequisites.before.get(second)).toEqual([first]);
    expect(changed.graph?.byId.get(first)?.bandRank).toBe(3);
  });

  it('leaves out what cannot be rated, with its edges', async () => {
    const district = await test.build.district();
    const framework = await test.build.framework(district);
    const [a, b] = [
      await test.build.competency(district, framework),
      await test.build.competency(district, framework),
    ];
    const c = await test.build.competency(district, framework, { after: [a, b] });
    await test.database.asOwner('update cairn.competency set active = false where id = $1', [a]);
    const { graph } = await load(district.id, framework);
    expect(graph?.items.map(({ id }) => id)).toEqual([b, c]);
    expect(graph?.edges).toEqual([{ from: b, to: c }]);
  });

  it('shows nothing of another district and forgets what was rolled back', async () => {
    const [mine, theirs] = [await test.build.district(), await test.build.district()];
    const framework = await test.build.framework(mine);
    await test.build.competency(mine, framework);
    expect((await load(theirs.id, framework)).graph).toBeNull();
    const undone = inTransaction(test.services.database, mine.id, async () => {
      await loadGraph(framework);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await load(mine.id, framework)).statements).toBe(3);
  });
});
