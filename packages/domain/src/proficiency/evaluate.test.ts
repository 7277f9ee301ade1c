import { describe, expect, it } from 'vitest';
import { parseLevel } from '../scale/index.ts';
import { DEFAULT_MASTERY_RULE, evaluate, type MasteryRule, type RatingFact } from './index.ts';

/** A score on day `day` of March 2022, entered at once; `rest` overrides. */
function score(day: number, level: number, rest: Partial<RatingFact> = {}): RatingFact {
  const instant = `2022-03-${String(day).padStart(2, '0')}T10:00:00.000Z`;
  return {
    ratingId: `r${String(day).padStart(2, '0')}`,
    evidenceId: `e${day}`,
    state: 'scored',
    level: parseLevel(level),
    happenedAt: instant,
    enteredAt: instant,
    context: `context ${day}`,
    kind: 'task',
    purpose: 'summative',
    raterId: 'teacher',
    corrects: null,
    ...rest,
  };
}

function unscored(day: number, state: RatingFact['state']): RatingFact {
  return score(day, 0, { state, level: null });
}

const rule = DEFAULT_MASTERY_RULE;
const levelOf = (facts: RatingFact[], by: MasteryRule = rule) => evaluate(by, facts).level;

describe('the mean of the three most recent scores', () => {
  it.each([
    [[2], 2],
    [[2, 3], 2.5],
    [[1, 2, 3, 4, 4], 3.5],
    [[4, 1, 1, 1], 1],
    [[3, 3, 2.5], 3],
    [[2.5, 3, 2.5], 2.5],
    [[2, 2.5], 2.5],
    [[0], 0],
  ])('of %j is %s', (levels, expected) => {
    expect(levelOf(levels.map((level, i) => score(i + 1, level)))).toBe(expected);
  });

  it('tells the exact mean, the weights and what is older', () => {
    const result = evaluate(rule, [score(1, 1), score(2, 2), score(3, 3), score(4, 3)]);
    expect(result.exact).toBeCloseTo(8 / 3, 12);
    expect(result.used).toEqual(['r02', 'r03', 'r04'].map((ratingId) => ({ ratingId, weight: 1 / 3 })));
    expect(result.unused).toEqual([{ ratingId: 'r01', reason: 'older_than_window' }]);
    expect(result.scoredCount).toBe(4);
  });

  it('goes by when the evidence was shown, not by when it was entered', () => {
    const late = score(1, 4, { enteredAt: '2022-03-20T10:00:00.000Z' });
    expect(levelOf([score(2, 1), score(3, 1), score(4, 1), late])).toBe(1);
  });

  it('reads instants, not texts: a zone or fraction does not reorder', () => {
    const first = score(5, 1, { ratingId: 'z', happenedAt: '2022-03-05T09:00:00+02:00' });
    const second = score(5, 4, { ratingId: 'a', happenedAt: '2022-03-05T07:30:00Z' });
    expect(levelOf([second, first], { ...rule, last: 1 })).toBe(4);
  });
});

describe('without scores', () => {
  it('there is no level, and no evidence is not zero', () => {
    expect(evaluate(rule, [])).toEqual({
      level: null,
      exact: null,
      mastered: false,
      achievedAt: null,
      used: [],
      unused: [],
      scoredCount: 0,
      contexts: [],
      sufficient: false,
      lastState: null,
      lastHappenedAt: null,
    });
  });

  it('a missed task is told as missed', () => {
    const result = evaluate(rule, [unscored(1, 'excused'), unscored(2, 'missed')]);
    expect(result.level).toBeNull();
    expect(result.lastState).toBe('missed');
    expect(result.unused.map(({ reason }) => reason)).toEqual(['not_scored', 'not_scored']);
  });
});

describe('mastery', () => {
  it('takes two scores of 3 or more in different contexts, and is dated by the second', () => {
    const result = evaluate(rule, [score(1, 3), score(2, 2), score(3, 3.5), score(4, 4)]);
    expect(result.mastered).toBe(true);
    expect(result.achievedAt).toBe('2022-03-03T10:00:00.000Z');
  });

  it('is not shown twice in one context, nor by contexts that are not known', () => {
    const quiz = { context: 'quiz' };
    expect(evaluate(rule, [score(1, 3, quiz), score(2, 4, quiz)]).mastered).toBe(false);
    expect(evaluate(rule, [score(1, 3, { context: null }), score(2, 4, quiz)]).mastered).toBe(false);
    expect(evaluate(rule, [score(1, 3, quiz), score(2, 4, quiz), score(3, 3)]).mastered).toBe(true);
  });

  it('of one context is shown by any score', () => {
    const once: MasteryRule = { ...rule, mastery: { level: 3, count: 1, contexts: 1 } };
    expect(evaluate(once, [score(1, 3, { context: null })]).mastered).toBe(true);
  });

  it('once met is kept while later scores fall', () => {
    const result = evaluate(rule, [score(1, 4), score(2, 4), score(3, 1), score(4, 1), score(5, 1)]);
    expect(result.level).toBe(1);
    expect(result.mastered).toBe(true);
  });

  it('falls with the score that made it when that score is corrected', () => {
    const facts = [score(1, 3), score(2, 3), score(3, 2, { corrects: 'r02' })];
    expect(evaluate(rule, facts).mastered).toBe(false);
  });
});

describe('purpose', () => {
  const facts = [score(1, 1, { purpose: 'formative' }), score(2, 3)];

  it('counts both kinds unless the rule says otherwise', () => {
    expect(levelOf(facts)).toBe(2);
    const result = evaluate({ ...rule, purpose: 'summative' }, facts);
    expect(result.level).toBe(3);
    expect(result.unused).toEqual([{ ratingId: 'r01', reason: 'not_summative' }]);
    expect(result.sufficient).toBe(false);
  });
});

describe('corrections', () => {
  const entered = (day: number) => ({ enteredAt: `2022-03-${day}T12:00:00.000Z` });

  it('replace what they correct, and keep when it happened', () => {
    const wrong = score(1, 1);
    const right = score(1, 4, { ratingId: 'fix', corrects: 'r01', ...entered(20) });
    const result = evaluate(rule, [right, wrong, score(2, 3)]);
    expect(result.used.map(({ ratingId }) => ratingId)).toEqual(['fix', 'r02']);
    expect(result.unused).toEqual([{ ratingId: 'r01', reason: 'corrected' }]);
  });

  it('chain, also when all links were entered at one instant', () => {
    const same = { happenedAt: '2022-03-01T10:00:00.000Z', enteredAt: '2022-03-09T10:00:00.000Z' };
    const chain = [
      score(1, 1, { ...same, ratingId: 'z' }),
      score(1, 2, { ...same, ratingId: 'y', corrects: 'z' }),
      score(1, 3, { ...same, ratingId: 'x', corrects: 'y' }),
    ];
    expect(levelOf(chain)).toBe(3);
  });

  it('of the same rating: the later entered stands', () => {
    const facts = [
      score(1, 1),
      score(1, 4, { ratingId: 'b', corrects: 'r01', ...entered(12) }),
      score(1, 2, { ratingId: 'c', corrects: 'r01', ...entered(11) }),
    ];
    expect(levelOf(facts)).toBe(4);
    expect(evaluate(rule, facts).unused).toHaveLength(2);
  });

  it('may withdraw: nothing takes the place', () => {
    const facts = [
      score(1, 2),
      score(2, 4),
      score(2, 4, { ratingId: 'undo', corrects: 'r02', withdrawn: true }),
    ];
    const result = evaluate(rule, facts);
    expect(result.level).toBe(2);
    expect(result.lastHappenedAt).toBe('2022-03-01T10:00:00.000Z');
    expect(result.unused).toEqual([
      { ratingId: 'r02', reason: 'corrected' },
      { ratingId: 'undo', reason: 'withdrawn' },
    ]);
  });

  it('of a rating that is not here stand for themselves, in a circle the last entered does', () => {
    expect(levelOf([score(1, 2, { corrects: 'elsewhere' })])).toBe(2);
    const circle = [score(1, 1, { corrects: 'r02' }), score(2, 4, { corrects: 'r01' })];
    expect(evaluate(rule, circle).used).toEqual([{ ratingId: 'r02', weight: 1 }]);
    expect(levelOf([score(1, 3, { corrects: 'r01' })])).toBe(3);
  });
});

describe('as of an instant', () => {
  const facts = [
    score(1, 2),
    score(2, 4, { enteredAt: '2022-03-10T10:00:00.000Z' }),
    score(1, 1, { ratingId: 'fix', corrects: 'r01', enteredAt: '2022-03-08T10:00:00.000Z' }),
  ];
  const asOf = (day: string) => evaluate(rule, facts, { asOf: `2022-03-${day}T23:59:59Z` });

  it('only what had happened and was known then counts', () => {
    expect(asOf('05').level).toBe(2);
    expect(asOf('05').unused).toEqual([
      { ratingId: 'fix', reason: 'after_as_of' },
      { ratingId: 'r02', reason: 'after_as_of' },
    ]);
    expect(asOf('08').level).toBe(1);
    expect(asOf('10').level).toBe(2.5);
  });

  it('a date ahead of its entry is not yet', () => {
    const ahead = score(20, 4, { enteredAt: '2022-03-01T10:00:00.000Z' });
    expect(evaluate(rule, [ahead], { asOf: '2022-03-05' }).level).toBeNull();
  });
});

describe('what cannot be meant', () => {
  it('is refused', () => {
    expect(() => evaluate(rule, [score(1, 3, { level: null })])).toThrow('r01');
    expect(() => evaluate(rule, [score(1, 3, { happenedAt: 'yesterday' })])).toThrow('yesterday');
    expect(() => evaluate({ ...rule, last: 0 }, [])).toThrow(RangeError);
    expect(() => evaluate({ ...rule, mastery: { level: 5, count: 2, contexts: 1 } }, [])).toThrow(RangeError);
    expect(() => evaluate({ ...rule, mastery: { level: 3, count: 1, contexts: 2 } }, [])).toThrow(RangeError);
  });
});
