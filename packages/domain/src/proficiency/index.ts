export {
  type EvaluateOptions,
  evaluate,
  type ProficiencyResult,
  type UnusedReason,
} from './evaluate.ts';
export { type ExplainStep, explainSteps } from './explain.ts';
export { DEFAULT_MASTERY_RULE, type MasteryRule, type MeanOfRecentRule } from './mastery-rule.ts';
export { nextScoreEffect, type Settling, SUPPOSED_RATING, whatWouldSettle } from './outlook.ts';
export type { RatingFact } from './rating-fact.ts';
