export { deriveProficiency } from './derive.ts';
export { explain } from './explain.ts';
export { readRule } from './mastery-rule.ts';
export { presentStanding } from './present.ts';
export { evidenceState, toFact } from './replay.ts';
export { verifyReplay } from './verify-replay.ts';
