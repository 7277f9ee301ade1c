export { labelOf } from './labels.ts';
export { nextSteps } from './next-steps.ts';
export { readRule } from './rule.ts';
export { familySteps } from './service.ts';
export { presentStanding, settleAll } from './standing.ts';
