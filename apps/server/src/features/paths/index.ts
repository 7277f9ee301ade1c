export { labelOf } from './labels.ts';
export { nextSteps } from './next-steps.ts';
export { familySteps } from './service.ts';
export { settleAll } from './standing.ts';
