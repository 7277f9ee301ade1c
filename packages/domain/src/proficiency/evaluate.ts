import { type EvidenceState, type Level, parseLevel, roundToHalf } from '../scale/index.ts';
import { instantMs } from '../time/index.ts';
import { standingIds } from './corrections.ts';
import { checkRule, type MasteryRule } from './mastery-rule.ts';
import { inOrder, type RatingFact, type TimedFact } from './rating-fact.ts';

/** Why a rating has no part in the level. */
export type UnusedReason =
  | 'after_as_of'
  | 'corrected'
  | 'withdrawn'
  | 'not_scored'
  | 'not_summative'
  | 'older_than_window';

/** Where a person stands on one competency by one rule, with every rating that was looked at. Plain JSON. */
export interface ProficiencyResult {
  /** Null while no score counts. */
  readonly level: Level | null;
  /** The level before it was rounded. */
  readonly exact: number | null;
  /** True once the mastery rule was met by scores that still stand; later scores do not take it away. */
  readonly mastered: boolean;
  /** `happenedAt` of the score that first met the mastery rule. */
  readonly achievedAt: string | null;
  /** The scores that make the level, oldest first; their weights sum to 1. */
  readonly used: { readonly ratingId: string; readonly weight: number }[];
  /** All other ratings, each with the first reason that holds, in the order of `UnusedReason`. */
  readonly unused: { readonly ratingId: string; readonly reason: UnusedReason }[];
  /** How many scores count by the rule's purpose, those older than the window included. */
  readonly scoredCount: number;
  /** The different known contexts of those scores, in the order they first came. */
  readonly contexts: string[];
  /** True when at least as many scores count as mastery takes. */
  readonly sufficient: boolean;
  /** State of the latest rating that stands, scored or not. */
  readonly lastState: EvidenceState | null;
  readonly lastHappenedAt: string | null;
}

export interface EvaluateOptions {
  /**
   * Where the person stood as known at this instant: only what had happened and had been entered by then.
   * A rating entered later is left out although it happened earlier, and so is a correction entered later.
   * For a whole day, pass the last instant of that day in the district's zone.
   */
  readonly asOf?: string;
}

/** A score that counts by the rule. */
export interface CountedScore {
  readonly ratingId: string;
  readonly level: Level;
  readonly context: string | null;
  readonly happenedAt: string;
}

/**
 * Where a person stands on one competency: the level, whether it is mastered, and what became of each rating.
 *
 * The facts are all ratings of one person on one competency. Their order and repeats of a `ratingId` do not
 * matter. The level is bounded by the scores used and never falls when one of them rises (`algorithms.md`
 * section 1.2, required properties); a state other than `scored` never becomes a number.
 *
 * @throws RangeError when a rule, an instant or a level cannot be meant.
 */
export function evaluate(
  rule: MasteryRule,
  facts: readonly RatingFact[],
  options: EvaluateOptions = {},
): ProficiencyResult {
  const { counted, unused, latest } = sift(rule, facts, options);
  const window = counted.slice(-rule.last);
  for (const score of counted.slice(0, -rule.last)) unused.set(score.ratingId, 'older_than_window');
  const exact =
    window.length === 0 ? null : window.reduce((sum, { level }) => sum + level, 0) / window.length;
  const achievedAt = firstMetAt(rule, counted);
  return {
    level: exact === null ? null : parseLevel(roundToHalf(exact)),
    exact,
    mastered: achievedAt !== null,
    achievedAt,
    used: window.map(({ ratingId }) => ({ ratingId, weight: 1 / window.length })),
    unused: [...unused].flatMap(([ratingId, reason]) => (reason === null ? [] : [{ ratingId, reason }])),
    scoredCount: counted.length,
    contexts: knownContexts(counted),
    sufficient: counted.length >= rule.mastery.count,
    lastState: latest?.state ?? null,
    lastHappenedAt: latest?.happenedAt ?? null,
  };
}

interface Sifted {
  readonly counted: CountedScore[];
  /** Each rating in order; null while it counts. */
  readonly unused: Map<string, UnusedReason | null>;
  /** The latest rating that stands, scored or not. */
  readonly latest: RatingFact | null;
}

/** Tells the scores that count from the ratings that do not. */
export function sift(rule: MasteryRule, facts: readonly RatingFact[], options: EvaluateOptions): Sifted {
  checkRule(rule);
  const asOf = options.asOf === undefined ? Number.POSITIVE_INFINITY : instantMs(options.asOf);
  const ordered = inOrder(facts);
  const standing = standingIds(ordered.filter(({ entered }) => entered <= asOf));
  const counted: CountedScore[] = [];
  const unused = new Map<string, UnusedReason | null>();
  let latest: RatingFact | null = null;
  for (const timed of ordered) {
    const { fact } = timed;
    const dead = notStanding(timed, asOf, standing);
    if (!dead) latest = fact;
    const reason = dead ?? notCounting(rule, fact);
    unused.set(fact.ratingId, reason);
    if (reason === null && fact.level !== null) {
      const { ratingId, level, context, happenedAt } = fact;
      counted.push({ ratingId, level, context, happenedAt });
    }
  }
  return { counted, unused, latest };
}

function notStanding(timed: TimedFact, asOf: number, standing: ReadonlySet<string>): UnusedReason | null {
  const { fact, happened, entered } = timed;
  if (entered > asOf || happened > asOf) return 'after_as_of';
  if (!standing.has(fact.ratingId)) return 'corrected';
  return fact.withdrawn === true ? 'withdrawn' : null;
}

function notCounting(rule: MasteryRule, fact: RatingFact): UnusedReason | null {
  if (fact.state !== 'scored') return 'not_scored';
  return rule.purpose === 'summative' && fact.purpose !== 'summative' ? 'not_summative' : null;
}

/** When the scores, taken in order, first met the mastery rule; null when they never did. */
function firstMetAt(rule: MasteryRule, counted: readonly CountedScore[]): string | null {
  const reaching: CountedScore[] = [];
  for (const score of counted) {
    if (score.level < rule.mastery.level) continue;
    reaching.push(score);
    if (reaching.length >= rule.mastery.count && contextsMissing(rule, reaching) === 0)
      return score.happenedAt;
  }
  return null;
}

/** How many more contexts the scores at mastery must show. A rule that asks for one context asks nothing of it. */
export function contextsMissing(rule: MasteryRule, reaching: readonly CountedScore[]): number {
  const { contexts } = rule.mastery;
  if (contexts === 1) return reaching.length > 0 ? 0 : 1;
  return Math.max(0, contexts - knownContexts(reaching).length);
}

/** The different known contexts, in the order they first came. */
export function knownContexts(scores: readonly CountedScore[]): string[] {
  return [...new Set(scores.flatMap(({ context }) => (context === null ? [] : [context])))];
}
