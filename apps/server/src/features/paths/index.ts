export { labelOf } from './labels.ts';
export { type NextStepsAnswer, type NextStepsQuestion, nextSteps } from './next-steps.ts';
export { readRule } from './rule.ts';
export { familySteps, type StepForFamily } from './service.ts';
export { presentStanding, settleAll } from './standing.ts';
