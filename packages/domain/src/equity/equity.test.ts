import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ShownCell, shareShown, suppressCounts } from './index.ts';

function line(...counts: number[]) {
  return counts.map((count, i) => ({ key: `k${i}`, count }));
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const withTotal = (...counts: number[]) => suppressCounts(line(...counts), { total: sumOf(counts) });
const shownOf = (cells: readonly ShownCell[]) => cells.map(({ shown }) => shown);

describe('suppressCounts', () => {
  it('hides counts from 1 to 9 and shows zero', () => {
    expect(suppressCounts(line(0, 1, 9, 10, 250))).toEqual({
      cells: [
        { key: 'k0', shown: 0, reason: null },
        { key: 'k1', shown: null, reason: 'small' },
        { key: 'k2', shown: null, reason: 'small' },
        { key: 'k3', shown: 10, reason: null },
        { key: 'k4', shown: 250, reason: null },
      ],
      total: null,
    });
  });

  it('hides the next smallest with a lone hidden cell when the total is published', () => {
    const { cells, total } = withTotal(4, 30, 50, 0);
    expect(shownOf(cells)).toEqual([null, null, 50, 0]);
    expect(cells[1]?.reason).toBe('protects_another');
    expect(total).toBe(84);
  });

  it('hides more where two small ones would follow from their sum', () => {
    expect(shownOf(withTotal(1, 1, 40, 60).cells)).toEqual([null, null, null, 60]);
    expect(shownOf(withTotal(5, 5, 40, 60).cells)).toEqual([null, null, 40, 60]);
  });

  it('sees through a protecting cell as large as the smallest one shown', () => {
    // 9 and 200 hidden beside a shown 200: their sum, 209, and "at most 200" would give the 9 away.
    expect(shownOf(withTotal(9, 200, 200, 300).cells)).not.toEqual([null, null, 200, 300]);
    // Two of them, 409 in all and none above 200, would give it away as well.
    expect(withTotal(9, 200, 200, 200)).toMatchObject({ cells: Array(4).fill({ shown: null }), total: 609 });
  });

  it('withholds the total where hiding every cell is not enough, and where it is small', () => {
    expect(withTotal(1, 12)).toMatchObject({ cells: [{ shown: null }, { shown: 12 }], total: null });
    expect(withTotal(2, 3).total).toBeNull();
  });

  it('leaves a line without small counts as it is', () => {
    expect(withTotal(10, 0, 20)).toMatchObject({
      cells: [{ shown: 10 }, { shown: 0 }, { shown: 20 }],
      total: 30,
    });
    expect(suppressCounts([], { total: 0 })).toEqual({ cells: [], total: 0 });
  });

  it('refuses what is not a line of counts', () => {
    expect(() => suppressCounts(line(-1))).toThrow('k0');
    expect(() => suppressCounts(line(1.5))).toThrow(RangeError);
    expect(() => suppressCounts(line(1, 2), { total: 4 })).toThrow('3');
    expect(() => suppressCounts(line(1), { threshold: 4 })).toThrow(RangeError);
  });
});

describe('a reader who tries every possibility', () => {
  const threshold = 5;
  const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 16 })), {
    minLength: 1,
    maxLength: 5,
  });

  it('bounds no hidden cell to an interval narrower than 3', () => {
    let attacked = 0;
    fc.assert(
      fc.property(counts, (list) => {
        const { cells, total } = suppressCounts(line(...list), { threshold, total: sumOf(list) });
        if (total === null) return;
        for (const values of possibleValues(cells, threshold, total).values()) {
          attacked += 1;
          expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 500 },
    );
    expect(attacked).toBeGreaterThan(100);
  });

  it('would bound them when only the small ones were hidden', () => {
    const naive: ShownCell[] = [
      { key: 'a', shown: null, reason: 'small' },
      { key: 'b', shown: 12, reason: null },
    ];
    expect([...possibleValues(naive, threshold, 15).values()]).toEqual([new Set([3])]);
  });

  it('hides no more than the small ones and keeps what is shown true', () => {
    fc.assert(
      fc.property(counts, (list) => {
        const { cells } = suppressCounts(line(...list), { threshold });
        cells.forEach(({ shown }, i) => {
          const count = list[i] ?? Number.NaN;
          expect(shown).toBe(count > 0 && count < threshold ? null : count);
        });
      }),
    );
  });
});

/** All values of each hidden cell in all lines that print like this one, found by trying them. */
function possibleValues(
  cells: readonly ShownCell[],
  threshold: number,
  total: number,
): Map<string, Set<number>> {
  const hidden = cells.filter(({ shown }) => shown === null);
  const people = cells.flatMap(({ shown }) => (shown === null || shown === 0 ? [] : [shown]));
  const smallestShown = Math.min(Number.POSITIVE_INFINITY, ...people);
  const sum = total - sumOf(cells.map(({ shown }) => shown ?? 0));
  const found = new Map(hidden.map(({ key }): [string, Set<number>] => [key, new Set()]));
  const fits = ({ reason }: ShownCell, value: number) => {
    if (reason === 'small') return value >= 1 && value < threshold;
    return value === 0 ? people.length === 0 : value >= threshold && value <= smallestShown;
  };
  const attempt = (at: number, left: number, values: readonly number[]) => {
    const cell = hidden[at];
    if (!cell) {
      if (left === 0)
        for (const [i, { key }] of hidden.entries()) found.get(key)?.add(values[i] ?? Number.NaN);
      return;
    }
    for (let value = 0; value <= left; value += 1) {
      if (fits(cell, value)) attempt(at + 1, left - value, [...values, value]);
    }
  };
  attempt(0, sum, []);
  return found;
}

describe('shareShown', () => {
  it.each([
    [3, 9, { kind: 'suppressed' }],
    [0, 0, { kind: 'suppressed' }],
    [0, 100, { kind: 'at_most', percent: 5 }],
    [5, 100, { kind: 'at_most', percent: 5 }],
    [6, 100, { kind: 'percent', percent: 6 }],
    [95, 100, { kind: 'at_least', percent: 95 }],
    [100, 100, { kind: 'at_least', percent: 95 }],
    [1, 3000, { kind: 'at_most', percent: 5 }],
    [5, 8, { kind: 'suppressed' }],
    [2, 3, { kind: 'suppressed' }],
    [17, 40, { kind: 'percent', percent: 43 }],
  ])('%s of %s', (part, whole, shown) => {
    expect(shareShown(part, whole)).toEqual(shown);
  });

  it('near the ends of a small group tells none, one and two alike', () => {
    expect([0, 1, 2].map((part) => shareShown(part, 12))).toEqual(
      Array(3).fill({ kind: 'at_most', percent: 17 }),
    );
    expect(shareShown(3, 12)).toEqual({ kind: 'percent', percent: 25 });
    expect(shareShown(11, 12)).toEqual({ kind: 'at_least', percent: 83 });
  });

  it('always leaves three possible counts behind a range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 500 }), (whole) => {
        const alike = Array.from({ length: whole + 1 }, (_, part) => shareShown(part, whole));
        expect(alike.filter(({ kind }) => kind === 'at_most').length).toBeGreaterThanOrEqual(3);
        expect(alike.filter(({ kind }) => kind === 'at_least').length).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses what is no share', () => {
    expect(() => shareShown(3, 2)).toThrow(RangeError);
    expect(() => shareShown(-1, 20)).toThrow(RangeError);
  });
});
