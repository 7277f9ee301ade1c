export { type Frontier, type FrontierInput, openFrontier, type PathStatus } from './frontier.ts';
export {
  NEXT_STEPS_VERSION,
  type NextStep,
  type NextStepReason,
  type NextStepsInput,
  type NextStepTerms,
  rankNextSteps,
} from './next-steps.ts';
export type { CompetencyStanding, PathItem, Standing } from './standing.ts';
