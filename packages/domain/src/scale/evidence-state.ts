/**
 * What became of an expected piece of evidence. Only `scored` carries a level. No state stands for a
 * number: missed work is told as missed and never counts as zero, and no rating at all means "no evidence yet".
 */
export const EVIDENCE_STATES = [
  'scored',
  'missed',
  'excused',
  'not_attempted',
  'in_progress',
  'unreadable',
] as const;

export type EvidenceState = (typeof EVIDENCE_STATES)[number];
