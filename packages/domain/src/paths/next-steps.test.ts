import { describe, expect, it } from 'vitest';
import { buildPrerequisiteIndex } from '../frameworks/index.ts';
import { parseLevel } from '../scale/index.ts';
import { type CompetencyStanding, openFrontier, type PathItem, rankNextSteps } from './index.ts';

const now = '2022-03-31T00:00:00Z';

function item(id: string, parentId: string | null = id, rank = 3): PathItem {
  return { id, parentId, band: { rank, top: rank } };
}

function at(level: number | null, rest: Partial<CompetencyStanding> = {}): CompetencyStanding {
  return {
    level: level === null ? null : parseLevel(level),
    mastered: false,
    scoredCount: level === null ? 0 : 1,
    lastState: level === null ? 'in_progress' : 'scored',
    ...rest,
  };
}

function rank(
  items: PathItem[],
  edges: string[] = [],
  standingOf: Record<string, CompetencyStanding> = {},
  limit?: number,
) {
  const common = {
    items,
    prerequisites: buildPrerequisiteIndex(
      edges.map((edge) => ({ from: edge.slice(0, 1), to: edge.slice(1) })),
    ),
    standing: new Map(Object.entries(standingOf)),
    startBandRank: 3,
  };
  const frontier = openFrontier({ ...common, decisions: new Map() });
  return rankNextSteps({ ...common, frontier, now, ...(limit === undefined ? {} : { limit }) });
}

const ids = (steps: { competencyId: string }[]) => steps.map(({ competencyId }) => competencyId);

describe('rankNextSteps', () => {
  it('takes framework order where nothing else speaks', () => {
    expect(ids(rank([item('d'), item('c'), item('b'), item('a')]))).toEqual(['d', 'c', 'b']);
  });

  it('puts what is nearly mastered first and says why', () => {
    const [first, second] = rank([item('a'), item('b'), item('c')], [], {
      b: at(2),
      c: at(3, { settling: { kind: 'more_scores', level: 3, needed: 1, newContexts: 1, seen: ['quiz'] } }),
    });
    expect(first).toMatchObject({ competencyId: 'c', score: 5, terms: { progress: 2, close: 2, band: 1 } });
    expect(first?.reasons).toEqual([{ code: 'close_to_mastery', level: 3, needs: 1 }, { code: 'your_band' }]);
    expect(second?.competencyId).toBe('b');
    expect(second?.reasons[0]).toEqual({ code: 'started', level: 2 });
  });

  it('names the contexts already seen when only another is lacking', () => {
    const [step] = rank([item('a')], [], {
      a: at(3, { settling: { kind: 'different_context', level: 3, needed: 1, seen: ['quiz'] } }),
    });
    expect(step?.reasons[0]).toEqual({ code: 'needs_other_context', seen: ['quiz'] });
  });

  it('counts what it opens, and only what waits for it alone', () => {
    const steps = rank([item('a'), item('b'), item('c'), item('d'), item('e')], ['bc', 'bd', 'ae', 'be']);
    expect(steps.map(({ competencyId, terms }) => [competencyId, terms.opens])).toEqual([
      ['b', 1],
      ['a', 0],
    ]);
    expect(steps[0]?.reasons).toContainEqual({ code: 'opens', count: 2 });
  });

  it('names the mastered competency it builds on', () => {
    const [step] = rank([item('a'), item('b')], ['ab'], { a: at(4, { mastered: true }) });
    expect(step?.reasons).toContainEqual({ code: 'builds_on', competencyId: 'a' });
  });

  it('comes back to what was begun and left', () => {
    const steps = rank([item('a'), item('b')], [], {
      a: at(2, { lastHappenedAt: '2022-03-30T00:00:00Z' }),
      b: at(2, { lastHappenedAt: '2022-03-10T00:00:00Z' }),
    });
    expect(ids(steps)).toEqual(['b', 'a']);
    expect(steps[0]?.reasons).toContainEqual({ code: 'returned_to', days: 21 });
    expect(steps[1]?.reasons.map(({ code }) => code)).not.toContain('returned_to');
  });

  it('tells begun work without a score from work that was missed', () => {
    const [first, second] = rank([item('a'), item('b')], [], {
      a: at(null, { lastState: 'missed' }),
      b: at(null),
    });
    expect(first?.reasons[0]).toEqual({ code: 'started', level: null });
    expect(second?.terms.progress).toBe(0);
  });

  it('always has a reason', () => {
    const [step] = rank([{ id: 'a', parentId: null, band: null }]);
    expect(step?.reasons).toEqual([{ code: 'ready' }]);
  });

  it('takes one of another cluster when it is near, not when it is far', () => {
    const cluster = ['a', 'b', 'c', 'd'].map((id) => item(id, 'one'));
    const standing = { a: at(2), b: at(2), c: at(1), d: at(1) };
    expect(ids(rank([...cluster, item('x', 'two')], [], standing))).toEqual(['a', 'b', 'x']);
    const strong = { a: at(2), b: at(2), c: at(2.5), d: at(1) };
    expect(ids(rank([...cluster, item('x', 'two')], [], strong))).toEqual(['c', 'a', 'b']);
  });

  it('keeps to its limit and refuses one that is none', () => {
    expect(rank([item('a'), item('b')], [], {}, 1)).toHaveLength(1);
    expect(() => rank([item('a')], [], {}, 0)).toThrow(RangeError);
    expect(() => rank([item('a')], [], {}, 1.5)).toThrow(RangeError);
  });
});
