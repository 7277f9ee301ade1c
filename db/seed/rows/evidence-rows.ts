import { createHash } from 'node:crypto';
import { sealPayload } from '../../../apps/server/src/platform/payload.ts';
import type { PlannedClass, PlannedLearner } from '../plan/model.ts';
import type { SimulatedEvidence } from '../simulator/index.ts';

/** One learner's evidence with the class that each piece arose in. */
export type LearnerEvidence = {
  readonly learner: PlannedLearner;
  readonly pieces: readonly { readonly piece: SimulatedEvidence; readonly in: PlannedClass }[];
};

/** Salt and digest in hexadecimal; the salt comes from the id, so that two builds are equal. Not a secret here. */
function sealed(id: string, text: Readonly<Record<string, string | null>>): { salt: string; digest: string } {
  const { salt, digest } = sealPayload(text, createHash('sha256').update(id).digest().subarray(0, 16));
  return { salt: salt.toString('hex'), digest: digest.toString('hex') };
}

export const EVIDENCE_COLUMNS = {
  id: 'uuid',
  person_id: 'uuid',
  class_id: 'uuid',
  context_id: 'uuid',
  kind: 'text',
  purpose: 'text',
  place: 'text',
  demand: 'text',
  happened_at: 'timestamptz',
  entered_at: 'timestamptz',
  entered_by: 'uuid',
  payload_digest: 'hex',
} as const;
export const EVIDENCE_PAYLOAD_COLUMNS = {
  evidence_id: 'uuid',
  title: 'text',
  note: 'text',
  salt: 'hex',
} as const;
export const RATING_COLUMNS = {
  id: 'uuid',
  evidence_id: 'uuid',
  person_id: 'uuid',
  competency_id: 'uuid',
  state: 'text',
  level: 'numeric(2, 1)',
  rater_id: 'uuid',
  happened_at: 'timestamptz',
  entered_at: 'timestamptz',
  corrects: 'uuid',
  payload_digest: 'hex',
} as const;
export const RATING_PAYLOAD_COLUMNS = { rating_id: 'uuid', comment: 'text', salt: 'hex' } as const;

/** The four tables' rows of some learners' evidence. `contextId` gives the id of a work context by its key. */
export function evidenceRows(all: readonly LearnerEvidence[], contextId: (key: string) => string) {
  const pieces = all.flatMap(({ learner, pieces }) => pieces.map((entry) => ({ ...entry, learner })));
  const evidence = pieces.map(({ piece, in: arose, learner }) => {
    const { title, note } = piece;
    const seal = sealed(piece.id, { title, note });
    const row = {
      id: piece.id,
      person_id: learner.id,
      class_id: arose.id,
      context_id: contextId(piece.context),
      kind: piece.kind,
      purpose: piece.purpose,
      place: piece.place,
      demand: piece.demand,
      happened_at: piece.happenedAt,
      entered_at: piece.enteredAt,
      entered_by: arose.facilitatorId,
      payload_digest: seal.digest,
    };
    return { row, payload: { evidence_id: piece.id, title, note, salt: seal.salt } };
  });
  const ratings = pieces.flatMap(({ piece, in: arose, learner }) =>
    piece.ratings.map(({ comment, ...rating }) => {
      const seal = sealed(rating.id, { comment });
      const row = {
        id: rating.id,
        evidence_id: piece.id,
        person_id: learner.id,
        competency_id: rating.competencyId,
        state: rating.state,
        level: rating.level,
        rater_id: rating.rater === 'own' ? arose.facilitatorId : arose.secondRaterId,
        happened_at: piece.happenedAt,
        entered_at: rating.enteredAt,
        corrects: rating.corrects,
        payload_digest: seal.digest,
      };
      return { row, payload: { rating_id: rating.id, comment, salt: seal.salt } };
    }),
  );
  return {
    evidence: evidence.map(({ row }) => row),
    evidencePayloads: evidence.map(({ payload }) => payload),
    ratings: ratings.map(({ row }) => row),
    ratingPayloads: ratings.map(({ payload }) => payload),
  };
}
