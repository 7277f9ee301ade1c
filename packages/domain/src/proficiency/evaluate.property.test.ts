import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_STATES, LEVELS } from '../scale/index.ts';
import {
  DEFAULT_MASTERY_RULE,
  evaluate,
  type MasteryRule,
  nextScoreEffect,
  type RatingFact,
  SUPPOSED_RATING,
  whatWouldSettle,
} from './index.ts';

const instant = fc.integer({ min: 0, max: 60 }).map((hours) => new Date(hours * 3_600_000).toISOString());
const level = fc.constantFrom(...LEVELS);
const context = fc.constantFrom('quiz', 'project', 'talk', null);

const draft = fc.record({
  state: fc.oneof(
    { weight: 3, arbitrary: fc.constant('scored' as const) },
    fc.constantFrom(...EVIDENCE_STATES),
  ),
  level,
  happenedAt: instant,
  enteredAt: instant,
  context,
  purpose: fc.constantFrom('formative', 'summative'),
  // How many ratings back this one corrects; 0 for none.
  correctsBack: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 3 })),
  withdrawn: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

const anyFacts: fc.Arbitrary<RatingFact[]> = fc.array(draft, { maxLength: 12 }).map((drafts) =>
  drafts.map(({ correctsBack, ...rest }, i) => ({
    ...rest,
    level: rest.state === 'scored' ? rest.level : null,
    ratingId: `r${i}`,
    evidenceId: `e${i}`,
    kind: 'task',
    raterId: null,
    corrects: correctsBack === 0 || correctsBack > i ? null : `r${i - correctsBack}`,
  })),
);

const anyRule: fc.Arbitrary<MasteryRule> = fc
  .record({
    last: fc.integer({ min: 1, max: 5 }),
    purpose: fc.constantFrom('any', 'summative'),
    level: fc.constantFrom(2, 3, 3.5),
    count: fc.integer({ min: 1, max: 3 }),
    contexts: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ last, purpose, level: mastery, count, contexts }) => ({
    ...DEFAULT_MASTERY_RULE,
    last,
    purpose,
    mastery: { level: mastery, count, contexts: Math.min(contexts, count) },
  }));

const levelsOf = (facts: RatingFact[], ids: readonly { ratingId: string }[]) =>
  ids.map(({ ratingId }) => facts.find((fact) => fact.ratingId === ratingId)?.level ?? Number.NaN);

describe('proficiency, whatever the ratings', () => {
  it('lies between the least and the greatest score used, whose weights sum to one', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (rule, facts) => {
        const { level: found, exact, used } = evaluate(rule, facts);
        expect(found === null).toBe(used.length === 0);
        if (found === null || exact === null) return;
        const levels = levelsOf(facts, used);
        for (const value of [found, exact]) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...levels));
          expect(value).toBeLessThanOrEqual(Math.max(...levels));
        }
        expect(used.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(used.reduce((sum, { weight }, i) => sum + weight * (levels[i] ?? Number.NaN), 0)).toBeCloseTo(
          exact,
          12,
        );
      }),
    );
  });

  it('never falls when one score rises', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, fc.nat(), level, (rule, facts, at, raised) => {
        const before = evaluate(rule, facts);
        const chosen = facts[at % Math.max(1, facts.length)];
        if (!chosen || chosen.level === null || raised < chosen.level) return;
        const after = evaluate(
          rule,
          facts.map((fact) => (fact === chosen ? { ...fact, level: raised } : fact)),
        );
        expect(after.exact ?? -1).toBeGreaterThanOrEqual(before.exact ?? -1);
        expect(after.level ?? -1).toBeGreaterThanOrEqual(before.level ?? -1);
        expect(Number(after.mastered)).toBeGreaterThanOrEqual(Number(before.mastered));
      }),
    );
  });

  it('does not hang on the order of input or on repeats', () => {
    const shuffled = anyFacts.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts, ...facts.map((fact) => ({ ...fact }))], {
          minLength: facts.length * 2,
        }),
      ),
    );
    fc.assert(
      fc.property(anyRule, shuffled, (rule, [facts, repeated]) => {
        expect(evaluate(rule, repeated)).toEqual(evaluate(rule, facts));
      }),
    );
  });

  it('names every rating once, as used or with a reason', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, fc.option(instant, { nil: undefined }), (rule, facts, asOf) => {
        const { used, unused } = evaluate(rule, facts, asOf === undefined ? {} : { asOf });
        const named = [...used, ...unused].map(({ ratingId }) => ratingId);
        expect(named.toSorted()).toEqual(facts.map(({ ratingId }) => ratingId).toSorted());
      }),
    );
  });

  it('is not moved by ratings without a score', () => {
    fc.assert(
      fc.property(
        anyRule,
        anyFacts,
        fc.constantFrom(...EVIDENCE_STATES),
        instant,
        (rule, facts, state, at) => {
          if (state === 'scored') return;
          const extra: RatingFact = { ...blank('extra', at), state };
          const { level: before, mastered, used } = evaluate(rule, facts);
          expect(evaluate(rule, [...facts, extra])).toMatchObject({ level: before, mastered, used });
        },
      ),
    );
  });

  it('replays: the ratings it names, read back from storage, give it again', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (rule, facts) => {
        const stored: unknown = JSON.parse(JSON.stringify({ result: evaluate(rule, facts) }));
        expect(stored).toEqual({ result: evaluate(rule, facts) });
      }),
    );
  });

  it('as of an instant equals the standing with only what was known then, less what lay ahead', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, instant, (rule, facts, asOf) => {
        const known = facts.filter((fact) => fact.enteredAt <= asOf && fact.happenedAt <= asOf);
        // A correction dated ahead is known, and so takes its target away; without one the two agree.
        if (facts.some((fact) => fact.enteredAt <= asOf && fact.happenedAt > asOf)) return;
        const { level: found, mastered, used } = evaluate(rule, facts, { asOf });
        expect(evaluate(rule, known)).toMatchObject({ level: found, mastered, used });
      }),
    );
  });

  it('hangs on the ratings used alone: without the others the level is the same', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (rule, facts) => {
        const { level: found, used } = evaluate(rule, facts);
        const ids = new Set(used.map(({ ratingId }) => ratingId));
        const bare = facts.filter(({ ratingId }) => ids.has(ratingId));
        expect(evaluate(rule, bare).level).toBe(found);
      }),
    );
  });
});

describe('the outlook, whatever the ratings', () => {
  it('a supposed score has the effect of a real one', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, level, context, (rule, facts, supposed, where) => {
        const last = new Date(100 * 3_600_000).toISOString();
        const real = {
          ...blank(SUPPOSED_RATING, last),
          state: 'scored' as const,
          level: supposed,
          context: where,
        };
        const { achievedAt: _, lastHappenedAt: __, ...expected } = evaluate(rule, [...facts, real]);
        expect(nextScoreEffect(rule, facts, supposed, where)).toMatchObject(expected);
      }),
    );
  });

  it('as many scores as it asks for, each in a new context, bring mastery, and fewer do not', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (rule, facts) => {
        const settling = whatWouldSettle(rule, facts);
        expect(settling.kind === 'mastered').toBe(evaluate(rule, facts).mastered);
        if (settling.kind === 'mastered') return;
        const added = Array.from({ length: settling.needed }, (_, i) => ({
          ...blank(`added${i}`, new Date((100 + i) * 3_600_000).toISOString()),
          state: 'scored' as const,
          level: LEVELS.at(-1) ?? null,
          context: `new ${i}`,
        }));
        expect(evaluate(rule, [...facts, ...added]).mastered).toBe(true);
        expect(evaluate(rule, [...facts, ...added.slice(1)]).mastered).toBe(false);
      }),
    );
  });
});

function blank(ratingId: string, at: string): RatingFact {
  return {
    ratingId,
    evidenceId: ratingId,
    state: 'missed',
    level: null,
    happenedAt: at,
    enteredAt: at,
    context: null,
    kind: 'task',
    purpose: 'summative',
    raterId: null,
    corrects: null,
  };
}
