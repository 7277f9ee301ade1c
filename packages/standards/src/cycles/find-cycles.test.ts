import { describe, expect, it } from 'vitest';
import { findCycles } from './find-cycles.ts';

const edges = (...pairs: string[]) => pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }));

describe('findCycles', () => {
  it('finds every separate cycle, a self-reference among them', () => {
    const cycles = findCycles(edges('ab', 'ba', 'xx', 'pq', 'qr', 'rp', 'ap', 'za'));
    expect(cycles.map((cycle) => [...cycle].sort().join('')).sort()).toEqual(['ab', 'pqr', 'x']);
  });

  it('finds none in a tree or a diamond, and stops at the most asked for', () => {
    expect(findCycles(edges('ab', 'ac', 'bd', 'cd'))).toEqual([]);
    expect(findCycles(edges('ab', 'ba', 'cd', 'dc'), 1)).toHaveLength(1);
  });
});
