import { deriveProficiency } from './derive.ts';
import { evidenceRows, type NewEvidence, ratingRows } from './evidence-rows.ts';
import { insertEvidence, insertRatings } from './queries/insert.ts';
import { refusing } from './refusals.ts';

/** Pieces of evidence that one statement writes. */
const PIECES_AT_ONCE = 2_000;

/**
 * Add much evidence with its ratings in the open transaction, for imports and the demo district: in parts, few
 * statements each. Everything it names must exist; contexts come from `ensureContexts`. It derives nothing:
 * call `deriveProficiency` with the touched pairs once all parts are in. No audit line, no live event: the
 * caller writes one of its own for the whole.
 */
export async function insertEvidenceBulk(evidence: readonly NewEvidence[]): Promise<void> {
  for (let at = 0; at < evidence.length; at += PIECES_AT_ONCE) {
    const part = evidence.slice(at, at + PIECES_AT_ONCE);
    await refusing(insertEvidence(evidenceRows(part)));
    await refusing(insertRatings(ratingRows(part)));
  }
}

/** As {@link insertEvidenceBulk}, and derive where everybody touched stands. */
export async function insertEvidenceAndDerive(evidence: readonly NewEvidence[], now: Date): Promise<void> {
  await insertEvidenceBulk(evidence);
  const pairs = evidence.flatMap(({ personId, ratings }) =>
    ratings.map(({ competencyId }) => ({ personId, competencyId })),
  );
  await deriveProficiency(pairs, now);
}
