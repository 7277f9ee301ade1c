import type { DistrictPlan } from '../plan/index.ts';
import { WORK_CONTEXTS } from '../simulator/index.ts';
import {
  EVIDENCE_COLUMNS,
  EVIDENCE_PAYLOAD_COLUMNS,
  evidenceRows,
  type LearnerEvidence,
  RATING_COLUMNS,
  RATING_PAYLOAD_COLUMNS,
} from './evidence-rows.ts';
import { insertRows } from './insert-rows.ts';

/** Learners whose evidence is made into rows at once: keeps the memory flat in a large district. */
const LEARNERS_AT_ONCE = 75;

export type EvidenceCounts = { readonly evidence: number; readonly ratings: number };

/**
 * Store the work contexts and all evidence, in the open transaction.
 * @param onLearners told after each part how many learners are done
 */
export async function insertEvidence(
  { basis }: DistrictPlan,
  all: readonly LearnerEvidence[],
  now: Date,
  onLearners: (done: number) => void,
): Promise<EvidenceCounts> {
  const contextId = (key: string): string => basis.id(`context/${key}`);
  await insertRows(
    'work_context',
    { id: 'uuid', label: 'text', translations: 'jsonb', created_at: 'timestamptz' },
    WORK_CONTEXTS.map(({ key, label }) => ({
      id: contextId(key),
      label: label.en,
      translations: { es: { label: label.es } },
      created_at: now,
    })),
  );
  const counts = { evidence: 0, ratings: 0 };
  for (let at = 0; at < all.length; at += LEARNERS_AT_ONCE) {
    const part = all.slice(at, at + LEARNERS_AT_ONCE);
    const rows = evidenceRows(part, contextId);
    await insertRows('evidence', EVIDENCE_COLUMNS, rows.evidence);
    await insertRows('evidence_payload', EVIDENCE_PAYLOAD_COLUMNS, rows.evidencePayloads);
    await insertRows('rating', RATING_COLUMNS, rows.ratings);
    await insertRows('rating_payload', RATING_PAYLOAD_COLUMNS, rows.ratingPayloads);
    counts.evidence += rows.evidence.length;
    counts.ratings += rows.ratings.length;
    onLearners(at + part.length);
  }
  return counts;
}
