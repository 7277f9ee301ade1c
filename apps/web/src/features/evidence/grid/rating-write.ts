import type { EvidenceState } from '@cairn/domain/scale';

export type Purpose = 'formative' | 'summative';

/** What a rating says: a level goes with `scored`, and only with it. */
export interface RatingValue {
  readonly state: EvidenceState | 'withdrawn';
  readonly level: number | null;
}

/** A learner and a competency. */
export interface Cell {
  readonly personId: string;
  readonly competencyId: string;
}

/** New evidence with its one rating. The ids are made here, so that a repeat is known as one. */
export interface NewRating extends Cell {
  readonly kind: 'new';
  readonly id: string;
  readonly evidenceId: string;
  readonly classId: string;
  readonly value: RatingValue;
  readonly comment: string | null;
  /** The kind of work it was shown in, in the district's words. */
  readonly context: string;
  readonly purpose: Purpose;
  /** When the key was pressed, ISO 8601. */
  readonly happenedAt: string;
}

/** A correction or withdrawal of a rating; the former one stays and is pointed at. */
export interface Correction extends Cell {
  readonly kind: 'correction';
  readonly id: string;
  readonly corrects: string;
  readonly value: RatingValue;
  readonly comment: string | null;
}

export type RatingWrite = NewRating | Correction;

export const withdrawn: RatingValue = { state: 'withdrawn', level: null };

/** One text for a cell, to look it up by. */
export function cellKey({ personId, competencyId }: Cell): string {
  return `${personId} ${competencyId}`;
}

/** True when two ratings say the same. */
export function sameValue(a: RatingValue, b: RatingValue): boolean {
  return a.state === b.state && a.level === b.level;
}
