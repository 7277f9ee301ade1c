import type { PathStatus } from '@cairn/domain/paths';
import { describe, expect, it } from 'vitest';
import { choosePlaces, countPlaces, MOST_PLACES } from './places.ts';

const mastered: PathStatus = { status: 'mastered' };
const assumed: PathStatus = { status: 'assumed', by: 'band' };
const open: PathStatus = { status: 'open', builtOn: [] };
const ahead = (...missing: string[]): PathStatus => ({ status: 'ahead', missing, beyondBand: false });

function choose(
  entries: [string, PathStatus][],
  more: { steps?: string[]; achieved?: [string, number][] } = {},
) {
  return choosePlaces({
    frontier: new Map(entries),
    achievedAt: new Map(more.achieved ?? []),
    begun: new Set(),
    steps: more.steps ?? [],
  }).map(({ id }) => id);
}

const many = (name: string, count: number, status: PathStatus): [string, PathStatus][] =>
  Array.from({ length: count }, (_, i): [string, PathStatus] => [`${name}${i}`, status]);

describe('choosePlaces', () => {
  it('keeps framework order and every kind of a small framework', () => {
    const all: [string, PathStatus][] = [
      ['a', assumed],
      ['b', mastered],
      ['c', open],
      ['d', ahead('c')],
    ];
    expect(choose(all)).toEqual(['a', 'b', 'c', 'd']);
    expect(countPlaces(new Map(all))).toEqual({ assumed: 1, mastered: 1, open: 1, ahead: 1 });
  });

  it('is bounded for any framework', () => {
    const chosen = choose([
      ...many('a', 100, assumed),
      ...many('m', 100, mastered),
      ...many('o', 100, open),
      ...many('x', 100, ahead('o0')),
    ]);
    const most = MOST_PLACES.assumed + MOST_PLACES.mastered + MOST_PLACES.open + MOST_PLACES.ahead;
    expect(chosen).toHaveLength(most);
  });

  it('shows what was mastered last', () => {
    const achieved = many('m', 20, mastered).map(([id], i): [string, number] => [id, i]);
    const chosen = choose(many('m', 20, mastered), { achieved });
    expect(chosen[0]).toBe('m8');
    expect(chosen).toHaveLength(12);
  });

  it('never leaves a suggested step out', () => {
    const chosen = choose(many('o', 40, open), { steps: ['o39'] });
    expect(chosen).toHaveLength(20);
    expect(chosen.at(-1)).toBe('o39');
  });

  it('looks ahead first at what waits only for open places', () => {
    const chosen = choose([
      ['o', open],
      ...many('far', 12, ahead('x')),
      ['next', ahead('o')],
      ['x', ahead('o')],
    ]);
    expect(chosen).toContain('next');
    expect(chosen).not.toContain('far11');
  });

  it('shows the assumed places nearest to the open ones', () => {
    const chosen = choose([...many('a', 20, assumed), ['o', open]]);
    expect(chosen).toEqual(['a14', 'a15', 'a16', 'a17', 'a18', 'a19', 'o']);
  });
});
