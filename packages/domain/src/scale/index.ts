export { EVIDENCE_STATES, type EvidenceState } from './evidence-state.ts';
export { isLevel, LEVELS, type Level, parseLevel, roundToHalf } from './level.ts';
