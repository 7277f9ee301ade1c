import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawableLevel, effectiveState, pileTone, stoneFill } from './cairn-mark-state.ts';

const pile = (level: number) => [1, 2, 3, 4].map((index) => stoneFill(index, level, 'scored'));

describe('the pile', () => {
  it('lays one stone for each level and half a stone for a half', () => {
    expect(pile(0)).toEqual(['outline', 'outline', 'outline', 'outline']);
    expect(pile(0.5)).toEqual(['half', 'outline', 'outline', 'outline']);
    expect(pile(2.5)).toEqual(['whole', 'whole', 'half', 'outline']);
    expect(pile(4)).toEqual(['whole', 'whole', 'whole', 'whole']);
  });

  it('counts to the level at every half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), (halves) => {
        const worth = { whole: 1, half: 0.5, outline: 0, next: 0, 'half-next': 0.5, hatched: 0 };
        const sum = pile(halves / 2).reduce((total, fill) => total + worth[fill], 0);
        expect(sum).toBe(halves / 2);
      }),
    );
  });

  it('has one colour for the whole pile', () => {
    expect([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4].map(pileTone)).toEqual([1, 1, 1, 1, 2, 2, 3, 3, 4]);
  });

  it('dashes only the stone that is being laid', () => {
    const fills = (level: number) => [1, 2, 3, 4].map((index) => stoneFill(index, level, 'in-progress'));
    expect(fills(2)).toEqual(['whole', 'whole', 'next', 'outline']);
    expect(fills(1.5)).toEqual(['whole', 'half-next', 'outline', 'outline']);
    expect(fills(4)).toEqual(['whole', 'whole', 'whole', 'whole']);
  });

  it('hatches every stone between the low and the high estimate', () => {
    const fills = (low: number, high: number) =>
      [1, 2, 3, 4].map((index) => stoneFill(index, low, 'uncertain', { low, high }));
    expect(fills(2, 3)).toEqual(['whole', 'whole', 'hatched', 'outline']);
    expect(fills(1, 3.5)).toEqual(['whole', 'hatched', 'hatched', 'hatched']);
    expect(fills(2.5, 3)).toEqual(['whole', 'whole', 'hatched', 'outline']);
  });
});

describe('what is drawn', () => {
  it('never makes a zero of missing work', () => {
    expect(effectiveState({ level: null })).toBe('none');
    expect(effectiveState({ level: null, state: 'missed' })).toBe('missed');
    expect(effectiveState({ level: 3, state: 'excused' })).toBe('excused');
    expect(effectiveState({ level: 0 })).toBe('scored');
  });

  it('keeps levels drawable', () => {
    expect([-1, 0.2, 0.25, 2.74, 9].map(drawableLevel)).toEqual([0, 0, 0.5, 2.5, 4]);
  });
});
