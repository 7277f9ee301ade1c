import type { EvidenceState } from '@cairn/domain/scale';
import { sealPayload } from '../../platform/payload.ts';

type NewRating = {
  readonly id: string;
  readonly competencyId: string;
  readonly state: EvidenceState;
  /** 0 to 4 in halves with the state `scored`, else null. */
  readonly level: number | null;
  readonly raterId: string;
  readonly comment: string | null;
  readonly sourceId?: string | null;
};

/** One piece of evidence of one person with its ratings, ready to be written. */
export type NewEvidence = {
  readonly id: string;
  readonly personId: string;
  readonly classId: string | null;
  readonly contextId: string | null;
  readonly kind:
    | 'observation'
    | 'work'
    | 'project'
    | 'performance'
    | 'conversation'
    | 'check'
    | 'portfolio'
    | 'external';
  readonly purpose: 'formative' | 'summative';
  readonly place: 'in_school' | 'out_of_school';
  readonly demand: 'recall' | 'apply' | 'reason' | 'extend' | null;
  readonly happenedAt: Date;
  readonly deviceTime: Date | null;
  readonly clockOffsetMs: number | null;
  readonly enteredAt: Date;
  readonly enteredBy: string;
  readonly sourceId?: string | null;
  readonly title: string | null;
  readonly note: string | null;
  readonly ratings: readonly NewRating[];
};

/** The evidence as rows for `insertEvidence`, texts sealed (law 6). */
export function evidenceRows(evidence: readonly NewEvidence[]): Record<string, unknown>[] {
  return evidence.map((piece) => {
    const text = { title: stored(piece.title), note: stored(piece.note) };
    return {
      id: piece.id,
      person_id: piece.personId,
      class_id: piece.classId,
      context_id: piece.contextId,
      kind: piece.kind,
      purpose: piece.purpose,
      place: piece.place,
      demand: piece.demand,
      happened_at: piece.happenedAt,
      device_time: piece.deviceTime,
      clock_offset_ms: piece.clockOffsetMs,
      entered_at: piece.enteredAt,
      entered_by: piece.enteredBy,
      source_id: piece.sourceId ?? null,
      ...text,
      ...sealed(text),
    };
  });
}

/** The ratings as rows for `insertRatings`, comments sealed. They happened when their evidence did. */
export function ratingRows(evidence: readonly NewEvidence[]): Record<string, unknown>[] {
  return evidence.flatMap((piece) =>
    piece.ratings.map((rating) => {
      const text = { comment: stored(rating.comment) };
      return {
        id: rating.id,
        evidence_id: piece.id,
        person_id: piece.personId,
        competency_id: rating.competencyId,
        state: rating.state,
        level: rating.level,
        rater_id: rating.raterId,
        happened_at: piece.happenedAt,
        entered_at: piece.enteredAt,
        source_id: rating.sourceId ?? null,
        ...text,
        ...sealed(text),
      };
    }),
  );
}

/** Text as the database will hold it, so that the digest is of what is stored: no lone surrogate, nothing for empty. */
export function stored(text: string | null | undefined): string | null {
  return text === null || text === undefined || text === '' ? null : text.toWellFormed();
}

/** Salt and digest of a payload, in hexadecimal for a statement's JSON. */
export function sealed(text: Readonly<Record<string, string | null>>): { salt: string; digest: string } {
  const { salt, digest } = sealPayload(text);
  return { salt: salt.toString('hex'), digest: digest.toString('hex') };
}
