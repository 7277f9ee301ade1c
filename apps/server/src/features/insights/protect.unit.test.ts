import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protectSchools, type SchoolCounts } from './protect.ts';

const school = (id: string, learners: number, mayOpen: boolean, part = 0): SchoolCounts => ({
  id,
  name: id,
  learners,
  recent: part,
  mastering: part,
  mayOpen,
});

describe('protectSchools', () => {
  it('shows everything to who may open the rows, however small', () => {
    const { items, learners } = protectSchools([school('a', 3, true, 1), school('b', 0, true)]);
    expect(items[0]).toMatchObject({
      learners: { shown: 3, hidden: null },
      mastering: { percent: 33, bound: 'exact', hidden: null },
    });
    expect(items[1]).toMatchObject({ mastering: { percent: null, hidden: null } });
    expect(learners).toEqual({ shown: 3, hidden: null });
  });

  it('hides a small school from others, with its shares', () => {
    const { items } = protectSchools([school('a', 4, false, 4), school('b', 200, false, 100)]);
    expect(items[0]).toMatchObject({
      learners: { shown: null, hidden: 'small' },
      withRecentEvidence: { percent: null, hidden: 'small' },
      mastering: { percent: null, hidden: 'small' },
    });
  });

  it('gives no hidden school away by the total less the schools that the reader leads', () => {
    const { items, learners } = protectSchools([school('mine', 300, true), school('small', 4, false)]);
    expect(items[1]?.learners).toEqual({ shown: null, hidden: 'small' });
    expect(learners).toEqual({ shown: null, hidden: 'protects_another' });
  });

  it('hides a second school where the total would give the first away', () => {
    const lines = [school('a', 4, false), school('b', 60, false, 30), school('c', 200, false, 100)];
    const { items, learners } = protectSchools(lines);
    expect(learners.shown).toBe(264);
    expect(items.map((line) => line.learners.hidden)).toEqual(['small', 'protects_another', null]);
    expect(items[1]?.mastering).toMatchObject({ percent: null, hidden: 'protects_another' });
    expect(items[2]?.mastering).toEqual({ percent: 50, bound: 'exact', hidden: null });
  });

  it('tells of nobody at the ends', () => {
    const { items } = protectSchools([school('a', 50, false, 50), school('b', 50, false, 0)]);
    expect(items.map(({ mastering }) => [mastering.bound, mastering.percent])).toEqual([
      ['at_least', 95],
      ['at_most', 5],
    ]);
  });

  it('never leaves exactly one closed school hidden beside a total', () => {
    const line = fc.record({ learners: fc.nat(60), mayOpen: fc.boolean() });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const counts = lines.map(({ learners, mayOpen }, i) => school(`s${i}`, learners, mayOpen));
        const { items, learners } = protectSchools(counts);
        const hidden = items.filter((item) => item.learners.shown === null);
        expect(hidden.every(({ mayOpen }) => !mayOpen)).toBe(true);
        if (learners.shown !== null) expect(hidden).not.toHaveLength(1);
        for (const { learners: count, mayOpen } of counts) {
          if (!mayOpen && count > 0 && count < 10)
            expect(learners.shown === null || hidden.length > 1).toBe(true);
        }
      }),
    );
  });
});
