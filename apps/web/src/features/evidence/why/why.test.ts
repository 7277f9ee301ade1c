import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartGeometry, MOST_DOTS } from './chart-geometry.ts';
import { answerFor, contextsReached, inOrder, latestComment, type Piece } from './pieces.ts';
import { wholePercents } from './weights.ts';

const rater = { id: 'r', name: 'Noa Arden', sortName: 'Arden, Noa', initials: 'NA' };
let made = 0;
function piece(overrides: Partial<Piece>): Piece {
  made += 1;
  return {
    ratingId: `rating-${made}`,
    evidenceId: `evidence-${made}`,
    title: null,
    note: null,
    comment: null,
    kind: 'work',
    purpose: 'formative',
    context: null,
    state: 'scored',
    level: 2,
    happenedAt: `2022-01-${String(10 + made).padStart(2, '0')}T10:00:00Z`,
    enteredAt: `2022-01-${String(10 + made).padStart(2, '0')}T10:00:00Z`,
    rater,
    corrects: null,
    used: true,
    weight: 1,
    unusedBecause: null,
    ...overrides,
  };
}

describe('wholePercents', () => {
  it('sums to 100, and the newest of equals gets what is left', () => {
    expect(wholePercents([1, 1, 1])).toEqual([33, 33, 34]);
    expect(wholePercents([6, 9, 16, 26, 43])).toEqual([6, 9, 16, 26, 43]);
    expect(wholePercents([])).toEqual([]);
    expect(wholePercents([0, 0])).toEqual([0, 0]);
  });

  it('stays within one of the exact share, whatever the weights', () => {
    const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(weights, (list) => {
        const percents = wholePercents(list);
        const sum = list.reduce((total, weight) => total + weight, 0);
        expect(percents.reduce((total, percent) => total + percent, 0)).toBe(100);
        for (const [at, percent] of percents.entries()) {
          expect(Math.abs(percent - ((list[at] ?? 0) / sum) * 100)).toBeLessThan(1);
        }
      }),
    );
  });
});

describe('the answer', () => {
  it('never makes a zero of what has no score', () => {
    expect(answerFor([])).toEqual({ kind: 'no_evidence' });
    const pieces = inOrder([
      piece({ state: 'missed', level: null, used: false, weight: null, unusedBecause: 'not_scored' }),
      piece({ state: 'excused', level: null, used: false, weight: null, unusedBecause: 'not_scored' }),
    ]);
    expect(answerFor(pieces)).toEqual({ kind: 'no_score', missed: 1, others: 1 });
  });

  it('tells one score from several, oldest first', () => {
    expect(answerFor(inOrder([piece({ level: 0 })]))).toEqual({ kind: 'one_score', level: 0 });
    const late = piece({ level: 3, happenedAt: '2022-03-01T10:00:00Z' });
    const early = piece({ level: 1.5, happenedAt: '2022-01-01T10:00:00Z' });
    expect(answerFor(inOrder([late, early]))).toEqual({ kind: 'mean', levels: [1.5, 3], older: 0 });
  });

  it('leaves out what a correction replaced', () => {
    const wrong = piece({ level: 1, used: false, weight: null, unusedBecause: 'corrected' });
    const right = piece({ level: 3, corrects: wrong.ratingId });
    const pieces = inOrder([wrong, right]);
    expect(answerFor(pieces)).toEqual({ kind: 'one_score', level: 3 });
    expect(pieces.map(({ replaced }) => replaced)).toEqual([true, false]);
  });
});

describe('contexts and comments', () => {
  it('name each kind of work once, and only where the goal was reached', () => {
    const pieces = inOrder([
      piece({ level: 3, context: 'lab' }),
      piece({ level: 3.5, context: 'lab' }),
      piece({ level: 2.5, context: 'maps' }),
    ]);
    expect(contextsReached(pieces, 3)).toEqual(['lab']);
  });

  it('take the newest comment that says something', () => {
    const pieces = inOrder([
      piece({ comment: 'First.' }),
      piece({ comment: 'Second.' }),
      piece({ comment: '' }),
    ]);
    expect(latestComment(pieces)?.comment).toBe('Second.');
    expect(latestComment(inOrder([piece({})]))).toBeNull();
  });
});

describe('the chart', () => {
  it('gives what counts more a larger area, and puts what has no level off the scale', () => {
    const pieces = inOrder([
      piece({ weight: 1 }),
      piece({ weight: 4 }),
      piece({ state: 'missed', level: null, used: false, weight: null, unusedBecause: 'not_scored' }),
    ]);
    const { dots, levelY } = chartGeometry(pieces, 600);
    const [small, large, missed] = dots;
    expect((large?.radius ?? 0) ** 2 / (small?.radius ?? 1) ** 2).toBeCloseTo(4, 5);
    expect(missed?.y).toBeGreaterThan(levelY(0) + 20);
  });

  it('keeps to the newest pieces, inside its width, in order', () => {
    const many = inOrder(Array.from({ length: 14 }, () => piece({})));
    const { dots, width } = chartGeometry(many, 400);
    expect(dots).toHaveLength(MOST_DOTS);
    const xs = dots.map(({ x }) => x);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    for (const { x, radius } of dots) expect(x + radius).toBeLessThan(width);
  });
});
