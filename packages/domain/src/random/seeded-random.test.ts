import { describe, expect, it } from 'vitest';
import { seededRandom } from './index.ts';

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, and these', () => {
    const random = seededRandom('cairn');
    const drawn = Array.from({ length: 4 }, () => Math.floor(random.next() * 2 ** 32));
    expect(drawn).toEqual([3203903874, 1593282877, 2850372293, 48141035]);
    expect(seededRandom(7).next()).toBe(seededRandom('7').next());
    expect(seededRandom(7).next()).not.toBe(seededRandom(8).next());
  });

  it('has even numbers: mean 1/2, variance 1/12', () => {
    const random = seededRandom('even');
    const draws = Array.from({ length: 100_000 }, () => random.next());
    const { mean, variance } = moments(draws);
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(0.004);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.001);
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
  });

  it('has normal numbers: mean 0, variance 1, 95 % within 1.96', () => {
    const random = seededRandom('normal');
    const draws = Array.from({ length: 100_000 }, () => random.normal());
    const { mean, variance } = moments(draws);
    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
    const within = draws.filter((draw) => Math.abs(draw) < 1.96).length / draws.length;
    expect(Math.abs(within - 0.95)).toBeLessThan(0.004);
  });

  it('draws whole numbers evenly, both ends included', () => {
    const random = seededRandom('dice');
    const counts = new Map<number, number>();
    for (let i = 0; i < 60_000; i += 1) {
      const face = random.int(-2, 3);
      counts.set(face, (counts.get(face) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
    const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
    // The 99.9th percentile of chi-square with 5 degrees of freedom.
    expect(chiSquare).toBeLessThan(20.5);
    expect(random.int(5, 5)).toBe(5);
    expect(() => random.int(2, 1)).toThrow(RangeError);
    expect(() => random.int(0.5, 2)).toThrow(RangeError);
  });

  it('favours no part of a range that does not divide 2^32', () => {
    const random = seededRandom('wide');
    const third = 2 ** 30;
    const low = Array.from({ length: 30_000 }, () => random.int(0, 3 * third - 1)).filter((n) => n < third);
    // Taking remainders of all draws would put half of them here.
    expect(Math.abs(low.length / 30_000 - 1 / 3)).toBeLessThan(0.015);
  });

  it('picks from a list, but not from an empty one', () => {
    const random = seededRandom(1);
    const picked = new Set(Array.from({ length: 50 }, () => random.pick(['a', 'b', 'c'])));
    expect([...picked].sort()).toEqual(['a', 'b', 'c']);
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('forks into streams that do not hang on what was drawn before', () => {
    const fresh = seededRandom('district');
    const used = seededRandom('district');
    for (let i = 0; i < 10; i += 1) used.next();
    expect(used.fork('learner 1').next()).toBe(fresh.fork('learner 1').next());
    expect(fresh.fork('learner 1').next()).not.toBe(fresh.fork('learner 2').next());
    // A label cannot be moved into the seed's name.
    expect(seededRandom('a').fork('b/c').next()).not.toBe(seededRandom('a/b').fork('c').next());
  });
});

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance };
}
