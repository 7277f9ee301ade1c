import type { Level } from '../scale/index.ts';
import type { ProficiencyResult, UnusedReason } from './evaluate.ts';
import type { MasteryRule } from './mastery-rule.ts';

/** One sentence of an explanation, as a code with its parameters; screens and the command line put it in words. */
export type ExplainStep =
  | {
      readonly code: 'rule';
      readonly id: string;
      readonly version: number;
      readonly method: MasteryRule['method'];
    }
  | { readonly code: 'no_scores' }
  /** `count` scores were averaged; the rule looks at the `last` most recent. */
  | { readonly code: 'mean_of_recent'; readonly count: number; readonly last: number; readonly exact: number }
  | { readonly code: 'rounded_to_half'; readonly from: number; readonly to: Level }
  | { readonly code: 'set_aside'; readonly reason: UnusedReason; readonly ratingIds: string[] }
  | {
      readonly code: 'mastery_met';
      readonly at: string;
      readonly level: number;
      readonly count: number;
      readonly contexts: number;
    }
  | {
      readonly code: 'mastery_not_met';
      readonly level: number;
      readonly count: number;
      readonly contexts: number;
    }
  | { readonly code: 'too_few_scores'; readonly have: number; readonly need: number };

const REASONS_IN_ORDER: readonly UnusedReason[] = [
  'older_than_window',
  'not_scored',
  'not_summative',
  'corrected',
  'withdrawn',
  'after_as_of',
];

/**
 * How the result came about, in the order in which to tell it: the rule, the level, what was set aside and
 * why, mastery, and whether there is enough evidence. The result must have been made by this rule.
 */
export function explainSteps(rule: MasteryRule, result: ProficiencyResult): ExplainStep[] {
  return [
    { code: 'rule', id: rule.id, version: rule.version, method: rule.method },
    ...levelSteps(rule, result),
    ...setAsideSteps(result),
    masteryStep(rule, result),
    ...(result.sufficient
      ? []
      : [{ code: 'too_few_scores' as const, have: result.scoredCount, need: rule.mastery.count }]),
  ];
}

function levelSteps(rule: MasteryRule, { level, exact, used }: ProficiencyResult): ExplainStep[] {
  if (level === null || exact === null) return [{ code: 'no_scores' }];
  const mean: ExplainStep = { code: 'mean_of_recent', count: used.length, last: rule.last, exact };
  return level === exact ? [mean] : [mean, { code: 'rounded_to_half', from: exact, to: level }];
}

function setAsideSteps({ unused }: ProficiencyResult): ExplainStep[] {
  return REASONS_IN_ORDER.flatMap((reason) => {
    const ratingIds = unused.filter((entry) => entry.reason === reason).map(({ ratingId }) => ratingId);
    return ratingIds.length === 0 ? [] : [{ code: 'set_aside' as const, reason, ratingIds }];
  });
}

function masteryStep(rule: MasteryRule, { achievedAt }: ProficiencyResult): ExplainStep {
  const { level, count, contexts } = rule.mastery;
  return achievedAt === null
    ? { code: 'mastery_not_met', level, count, contexts }
    : { code: 'mastery_met', at: achievedAt, level, count, contexts };
}
