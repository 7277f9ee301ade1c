import { describe, expect, it } from 'vitest';
import { buildPrerequisiteIndex } from '../frameworks/index.ts';
import { parseLevel } from '../scale/index.ts';
import { type CompetencyStanding, type FrontierInput, openFrontier, type PathItem } from './index.ts';

function item(id: string, rank: number | null, top = rank): PathItem {
  return { id, parentId: null, band: rank === null || top === null ? null : { rank, top } };
}

function at(level: number | null, mastered = false): CompetencyStanding {
  return {
    level: level === null ? null : parseLevel(level),
    mastered,
    scoredCount: level === null ? 0 : 1,
    lastState: level === null ? 'missed' : 'scored',
  };
}

interface Scene {
  items: PathItem[];
  edges?: string[];
  start?: number | null;
  standing?: Record<string, CompetencyStanding>;
  decisions?: Record<string, 'assumed' | 'not_assumed'>;
}

function frontierOf({ items, edges = [], start = 3, standing = {}, decisions = {} }: Scene) {
  const input: FrontierInput = {
    items,
    prerequisites: buildPrerequisiteIndex(
      edges.map((edge) => ({ from: edge.slice(0, 1), to: edge.slice(1) })),
    ),
    standing: new Map(Object.entries(standing)),
    startBandRank: start,
    decisions: new Map(Object.entries(decisions)),
  };
  return Object.fromEntries(openFrontier(input));
}

/** Grades 1 to 5: a -> b -> c -> d -> e. */
const ladder = {
  items: [item('a', 1), item('b', 2), item('c', 3), item('d', 4), item('e', 5)],
  edges: ['ab', 'bc', 'cd', 'de'],
};

describe('a learner without evidence', () => {
  it('starts at the band of the roster: what lies below is assumed, what follows is ahead', () => {
    expect(frontierOf(ladder)).toEqual({
      a: { status: 'assumed', by: 'band' },
      b: { status: 'assumed', by: 'band' },
      c: { status: 'open', builtOn: ['b'] },
      d: { status: 'ahead', missing: ['c'], beyondBand: true },
      e: { status: 'ahead', missing: ['d'], beyondBand: true },
    });
  });

  it('in kindergarten is not offered a grade 8 competency that nothing precedes', () => {
    const { far, near } = frontierOf({ items: [item('near', 0), item('far', 8)], start: 0 });
    expect(near).toEqual({ status: 'open', builtOn: [] });
    expect(far).toEqual({ status: 'ahead', missing: [], beyondBand: true });
  });

  it('in grade 11 is within a band of grades 9 to 12', () => {
    const scene = {
      items: [item('m', 8), item('h', 9, 12), item('i', 9, 12)],
      edges: ['mh', 'hi'],
      start: 11,
    };
    expect(frontierOf(scene)).toMatchObject({
      m: { status: 'assumed' },
      h: { status: 'open' },
      i: { status: 'ahead', missing: ['h'], beyondBand: false },
    });
  });

  it('does not go ahead on what is only assumed by band', () => {
    const { d } = frontierOf({ items: [item('b', 2), item('d', 4)], edges: ['bd'] });
    expect(d).toEqual({ status: 'ahead', missing: [], beyondBand: true });
  });

  it('of unknown grade starts at the lowest band, with nothing assumed', () => {
    const scene = { ...ladder, start: null };
    expect(frontierOf(scene)).toMatchObject({ a: { status: 'open' }, b: { status: 'ahead' } });
    const roots = { items: [item('x', 1), item('y', 4), item('z', 6), item('free', null)], start: null };
    expect(frontierOf(roots)).toMatchObject({
      x: { status: 'open' },
      y: { status: 'ahead' },
      free: { status: 'open' },
    });
    const shown = { ...roots, items: [...roots.items, item('w', 4)], standing: { w: at(4, true) } };
    expect(frontierOf(shown)).toMatchObject({ y: { status: 'open' }, z: { status: 'ahead' } });
  });
});

describe('evidence', () => {
  it('leads ahead of the band', () => {
    const { c, d } = frontierOf({ ...ladder, standing: { c: at(3.5, true) } });
    expect(c).toEqual({ status: 'mastered' });
    expect(d).toEqual({ status: 'open', builtOn: ['c'] });
  });

  it('below mastery ends an assumption, and what stands on it', () => {
    expect(frontierOf({ ...ladder, standing: { b: at(1) } })).toMatchObject({
      a: { status: 'assumed' },
      b: { status: 'open', builtOn: ['a'] },
      c: { status: 'ahead', missing: ['b'], beyondBand: false },
    });
  });

  it('at mastery level ends an assumption, but closes nothing', () => {
    expect(frontierOf({ ...ladder, standing: { b: at(3) } })).toMatchObject({
      b: { status: 'open' },
      c: { status: 'open' },
    });
  });

  it('without a score ends no assumption', () => {
    expect(frontierOf({ ...ladder, standing: { b: at(null) } })).toMatchObject({ b: { status: 'assumed' } });
  });

  it('at mastery level that is not yet mastery does not open what follows in the band', () => {
    expect(frontierOf({ ...ladder, standing: { c: at(4) } })).toMatchObject({ d: { missing: ['c'] } });
  });
});

describe('a facilitator', () => {
  it('ends an assumption', () => {
    const { b, c } = frontierOf({ ...ladder, decisions: { b: 'not_assumed' } });
    expect(b).toEqual({ status: 'open', builtOn: ['a'] });
    expect(c).toMatchObject({ status: 'ahead', missing: ['b'] });
  });

  it('assumes above the band, which leads on, until a score says otherwise', () => {
    const decisions = { c: 'assumed', d: 'assumed' } as const;
    expect(frontierOf({ ...ladder, decisions })).toMatchObject({
      c: { status: 'assumed', by: 'decision' },
      d: { status: 'assumed', by: 'decision' },
      e: { status: 'open', builtOn: ['d'] },
    });
    expect(frontierOf({ ...ladder, decisions, standing: { d: at(2) } })).toMatchObject({
      d: { status: 'open' },
      e: { status: 'ahead', missing: ['d'] },
    });
    expect(frontierOf({ ...ladder, decisions, standing: { d: at(3) } })).toMatchObject({
      e: { status: 'open' },
    });
  });

  it('cannot take away what evidence shows', () => {
    const { b } = frontierOf({ ...ladder, standing: { b: at(3, true) }, decisions: { b: 'not_assumed' } });
    expect(b).toEqual({ status: 'mastered' });
  });
});

it('leaves out prerequisites that cannot be rated', () => {
  expect(frontierOf({ items: [item('b', 3)], edges: ['ab'] })).toEqual({
    b: { status: 'open', builtOn: [] },
  });
});
