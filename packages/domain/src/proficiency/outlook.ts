import type { Level } from '../scale/index.ts';
import { instantMs } from '../time/index.ts';
import {
  contextsMissing,
  type EvaluateOptions,
  evaluate,
  knownContexts,
  type ProficiencyResult,
  sift,
} from './evaluate.ts';
import type { MasteryRule } from './mastery-rule.ts';
import type { RatingFact } from './rating-fact.ts';

/** What would settle a competency: what its scores still lack for mastery. */
export type Settling =
  | { readonly kind: 'mastered' }
  /** No score counts yet; mastery takes `needed` of them. */
  | { readonly kind: 'none_yet'; readonly needed: number }
  /** There are scores, but none has reached `level`. */
  | { readonly kind: 'higher_level'; readonly level: number; readonly needed: number }
  /** Some have reached `level`; `needed` more must, `newContexts` of them outside the contexts `seen`. */
  | {
      readonly kind: 'more_scores';
      readonly level: number;
      readonly needed: number;
      readonly newContexts: number;
      readonly seen: string[];
    }
  /** Enough have reached `level`, but in too few contexts: `needed` more, outside those `seen`. */
  | {
      readonly kind: 'different_context';
      readonly level: number;
      readonly needed: number;
      readonly seen: string[];
    };

/** What the scores still lack for mastery. @throws RangeError as `evaluate` does. */
export function whatWouldSettle(
  rule: MasteryRule,
  facts: readonly RatingFact[],
  options: EvaluateOptions = {},
): Settling {
  if (evaluate(rule, facts, options).mastered) return { kind: 'mastered' };
  const { level, count } = rule.mastery;
  const { counted } = sift(rule, facts, options);
  if (counted.length === 0) return { kind: 'none_yet', needed: count };
  const reaching = counted.filter((score) => score.level >= level);
  if (reaching.length === 0) return { kind: 'higher_level', level, needed: count };
  const newContexts = contextsMissing(rule, reaching);
  const seen = knownContexts(reaching);
  // Scores of unknown context may leave more contexts to show than scores to add.
  const needed = Math.max(count - reaching.length, newContexts);
  return reaching.length < count
    ? { kind: 'more_scores', level, needed, newContexts, seen }
    : { kind: 'different_context', level, needed, seen };
}

/** The `ratingId` that the supposed score carries in the result of `nextScoreEffect`. */
export const SUPPOSED_RATING = 'supposed';

/**
 * Where the person would stand if one more score came now, after all others: at `level`, in `context`,
 * summative. Should it bring mastery, `achievedAt` is the made-up instant of that score, one millisecond
 * after the latest rating.
 */
export function nextScoreEffect(
  rule: MasteryRule,
  facts: readonly RatingFact[],
  level: Level,
  context: string | null,
): ProficiencyResult {
  const latest = facts.reduce((ms, fact) => Math.max(ms, instantMs(fact.happenedAt)), 0);
  const instant = new Date(latest + 1).toISOString();
  const supposed: RatingFact = {
    ratingId: SUPPOSED_RATING,
    evidenceId: SUPPOSED_RATING,
    state: 'scored',
    level,
    happenedAt: instant,
    enteredAt: instant,
    context,
    kind: SUPPOSED_RATING,
    purpose: 'summative',
    raterId: null,
    corrects: null,
  };
  return evaluate(rule, [...facts, supposed]);
}
