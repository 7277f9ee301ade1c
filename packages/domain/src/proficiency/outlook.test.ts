import { describe, expect, it } from 'vitest';
import { parseLevel } from '../scale/index.ts';
import {
  DEFAULT_MASTERY_RULE,
  evaluate,
  explainSteps,
  nextScoreEffect,
  type RatingFact,
  whatWouldSettle,
} from './index.ts';

const rule = DEFAULT_MASTERY_RULE;

function score(day: number, level: number, context: string | null): RatingFact {
  const instant = `2022-03-0${day}T10:00:00.000Z`;
  return {
    ratingId: `r${day}`,
    evidenceId: `e${day}`,
    state: 'scored',
    level: parseLevel(level),
    happenedAt: instant,
    enteredAt: instant,
    context,
    kind: 'task',
    purpose: 'summative',
    raterId: null,
    corrects: null,
  };
}

describe('whatWouldSettle', () => {
  it.each([
    ['no scores', [], { kind: 'none_yet', needed: 2 }],
    ['only low scores', [score(1, 2, 'quiz')], { kind: 'higher_level', level: 3, needed: 2 }],
    [
      'one score at mastery',
      [score(1, 3, 'quiz')],
      { kind: 'more_scores', level: 3, needed: 1, newContexts: 1, seen: ['quiz'] },
    ],
    [
      'two in one context',
      [score(1, 3, 'quiz'), score(2, 4, 'quiz')],
      { kind: 'different_context', level: 3, needed: 1, seen: ['quiz'] },
    ],
    ['two in two contexts', [score(1, 3, 'quiz'), score(2, 4, 'talk')], { kind: 'mastered' }],
  ])('with %s', (_, facts, settling) => {
    expect(whatWouldSettle(rule, facts)).toEqual(settling);
  });
});

describe('nextScoreEffect', () => {
  it('tells what one more score would do, and leaves the facts alone', () => {
    const facts = [score(1, 2, 'quiz'), score(2, 3, 'quiz')];
    const effect = nextScoreEffect(rule, facts, parseLevel(3), 'talk');
    expect(effect.level).toBe(2.5);
    expect(effect.mastered).toBe(true);
    expect(nextScoreEffect(rule, facts, parseLevel(3), 'quiz').mastered).toBe(false);
    expect(facts).toHaveLength(2);
  });

  it('works from nothing', () => {
    expect(nextScoreEffect(rule, [], parseLevel(4), 'quiz')).toMatchObject({ level: 4, mastered: false });
  });
});

describe('explainSteps', () => {
  it('tells the rule, the level, what was set aside, and mastery', () => {
    const facts = [
      score(1, 3, 'quiz'),
      score(2, 2, 'quiz'),
      score(3, 3, 'talk'),
      score(4, 3, 'talk'),
      { ...score(5, 0, null), state: 'missed' as const, level: null },
    ];
    const steps = explainSteps(rule, evaluate(rule, facts));
    expect(steps).toEqual([
      { code: 'rule', id: 'cairn-default', version: 1, method: 'mean_of_recent' },
      { code: 'mean_of_recent', count: 3, last: 3, exact: 8 / 3 },
      { code: 'rounded_to_half', from: 8 / 3, to: 2.5 },
      { code: 'set_aside', reason: 'older_than_window', ratingIds: ['r1'] },
      { code: 'set_aside', reason: 'not_scored', ratingIds: ['r5'] },
      { code: 'mastery_met', at: '2022-03-03T10:00:00.000Z', level: 3, count: 2, contexts: 2 },
    ]);
  });

  it('says so when there is nothing yet', () => {
    expect(explainSteps(rule, evaluate(rule, [])).map(({ code }) => code)).toEqual([
      'rule',
      'no_scores',
      'mastery_not_met',
      'too_few_scores',
    ]);
  });

  it('does not speak of rounding where nothing was rounded', () => {
    const codes = explainSteps(rule, evaluate(rule, [score(1, 2.5, 'quiz')])).map(({ code }) => code);
    expect(codes).not.toContain('rounded_to_half');
  });
});
