import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_STATES, isLevel, LEVELS, parseLevel, roundToHalf } from './index.ts';

describe('levels', () => {
  it('are the nine halves from 0 to 4', () => {
    expect(LEVELS).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
    for (const level of LEVELS) expect(parseLevel(level)).toBe(level);
  });

  it.each([-0.5, 4.5, 2.25, 3.1, Number.NaN, Number.POSITIVE_INFINITY])('refuse %s', (value) => {
    expect(isLevel(value)).toBe(false);
    expect(() => parseLevel(value)).toThrow(RangeError);
    expect(() => parseLevel(value)).toThrow(String(value));
  });

  it('are numbers, not texts that look like one', () => {
    expect(isLevel('3')).toBe(false);
    expect(isLevel(null)).toBe(false);
  });

  it('have one zero', () => {
    expect(Object.is(parseLevel(-0), 0)).toBe(true);
  });
});

describe('roundToHalf', () => {
  it.each([
    [0.25, 0.5],
    [2.24, 2],
    [2.25, 2.5],
    [2.75, 3],
    [10 / 3, 3.5],
    [0.24999999999999997, 0],
    [-0.25, 0],
  ])('rounds %s to %s', (value, rounded) => {
    expect(roundToHalf(value)).toBe(rounded);
  });

  it('moves by at most a quarter and keeps the order', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(Math.abs(roundToHalf(a) - a)).toBeLessThanOrEqual(0.25);
        expect(roundToHalf(Math.min(a, b))).toBeLessThanOrEqual(roundToHalf(Math.max(a, b)));
      }),
    );
  });

  it('refuses what is not finite', () => {
    expect(() => roundToHalf(Number.NaN)).toThrow(RangeError);
  });
});

it('knows six states of evidence, of which only one carries a level', () => {
  expect(EVIDENCE_STATES).toEqual([
    'scored',
    'missed',
    'excused',
    'not_attempted',
    'in_progress',
    'unreadable',
  ]);
});
