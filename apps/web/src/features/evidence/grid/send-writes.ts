import { type Answer, call } from '../../../api/call.ts';
import { nowOnPage } from '../../../app/clock.ts';
import type { Batch } from './outbox.ts';
import type { NewRating, RatingWrite } from './rating-write.ts';

export type SavedRatings = Answer<'rating.write'>;

/**
 * Sends one batch: new evidence as one command, or one correction.
 * @throws ApiError when it is refused or no answer comes
 */
export function sendWrites({ commandId, writes }: Batch): Promise<SavedRatings> {
  const [first] = writes;
  if (first?.kind === 'correction') {
    const { id, corrects, value, comment } = first;
    return call('rating.correct', {
      params: { ratingId: corrects },
      body: { commandId, id, ...value, ...(comment === null ? {} : { comment }) },
    });
  }
  const ratings = writes.filter(isNew);
  const classId = ratings[0]?.classId;
  return call('rating.write', {
    body: { commandId, ...(classId === undefined ? {} : { classId }), evidence: ratings.map(toEvidence) },
  });
}

const isNew = (write: RatingWrite): write is NewRating => write.kind === 'new';

function toEvidence({ id, evidenceId, personId, competencyId, value, ...more }: NewRating) {
  const { state, level } = value;
  // Only a correction withdraws; `planWrite` makes no new rating of it.
  const told = state === 'withdrawn' ? ('not_attempted' as const) : state;
  return {
    id: evidenceId,
    personId,
    context: more.context,
    purpose: more.purpose,
    happenedAt: more.happenedAt,
    deviceTime: nowOnPage().toISOString(),
    ratings: [
      { id, competencyId, state: told, level, ...(more.comment === null ? {} : { comment: more.comment }) },
    ],
  };
}
