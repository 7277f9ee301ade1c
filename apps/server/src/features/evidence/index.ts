export { ensureContexts } from './contexts.ts';
export { deriveProficiency, pairKey, type Standings } from './derive.ts';
export type { NewEvidence, NewRating } from './evidence-rows.ts';
export { type ExplainRequest, explain } from './explain.ts';
export { insertEvidenceAndDerive, insertEvidenceBulk } from './insert-bulk.ts';
export type { Pair } from './queries/proficiency.ts';
export { type ReplayCheck, type ReplayMismatch, verifyReplay } from './verify-replay.ts';
