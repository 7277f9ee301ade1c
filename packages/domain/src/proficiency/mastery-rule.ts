/** What every mastery rule states, whatever its method. */
interface RuleFrame {
  readonly id: string;
  /** Counts up with every change; a result names the version that made it. */
  readonly version: number;
  /**
   * Mastered when `count` scores reach `level`, in at least `contexts` different contexts. A score whose
   * context is not known counts as a score, but cannot show that contexts differ.
   */
  readonly mastery: { readonly level: number; readonly count: number; readonly contexts: number };
  /** `summative`: formative scores inform, but do not count. */
  readonly purpose: 'any' | 'summative';
}

/** The level is the mean of the `last` most recent scores, rounded to the nearest half, half up. */
export interface MeanOfRecentRule extends RuleFrame {
  readonly method: 'mean_of_recent';
  readonly last: number;
  readonly round: 'half';
}

/** A mastery rule. Further methods join as members of this union, told apart by `method`. */
export type MasteryRule = MeanOfRecentRule;

/**
 * The rule that a district starts with: the mean of the three most recent scores, rounded to the nearest
 * half; mastered with two scores of 3 or more in different contexts.
 */
export const DEFAULT_MASTERY_RULE: MasteryRule = Object.freeze({
  id: 'cairn-default',
  version: 1,
  method: 'mean_of_recent',
  last: 3,
  round: 'half',
  mastery: Object.freeze({ level: 3, count: 2, contexts: 2 }),
  purpose: 'any',
});

/** @throws RangeError when a parameter cannot be meant: a count below one, a level off the scale, more contexts than scores. */
export function checkRule(rule: MasteryRule): void {
  const { level, count, contexts } = rule.mastery;
  const wholeFromOne = (value: number) => Number.isInteger(value) && value >= 1;
  if (!wholeFromOne(rule.last)) throw new RangeError(`A rule looks at one score or more, not ${rule.last}.`);
  if (!wholeFromOne(count)) throw new RangeError(`Mastery takes one score or more, not ${count}.`);
  if (!wholeFromOne(contexts) || contexts > count) {
    throw new RangeError(`Mastery by ${count} scores takes 1 to ${count} contexts, not ${contexts}.`);
  }
  if (!(level >= 0 && level <= 4)) throw new RangeError(`Mastery lies between 0 and 4, not at ${level}.`);
}
