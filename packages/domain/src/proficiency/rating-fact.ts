import type { EvidenceState, Level } from '../scale/index.ts';
import { instantMs } from '../time/index.ts';

/** One rating of one person on one competency, as it was entered. Never changed: a correction is a new fact. */
export interface RatingFact {
  readonly ratingId: string;
  readonly evidenceId: string;
  readonly state: EvidenceState;
  /** The level when `state` is `scored`; of any other state a level is not looked at. */
  readonly level: Level | null;
  /** When the evidence was shown. ISO 8601 in UTC. */
  readonly happenedAt: string;
  /** When the rating reached Cairn. ISO 8601 in UTC. */
  readonly enteredAt: string;
  /** Where or in what form it was shown (a project, a quiz ...); equal texts are the same context. */
  readonly context: string | null;
  readonly kind: string;
  readonly purpose: 'formative' | 'summative';
  readonly raterId: string | null;
  /** The `ratingId` that this one replaces. */
  readonly corrects: string | null;
  /** A correction that puts nothing in the place of what it corrects: the rating was a mistake, or was undone. */
  readonly withdrawn?: boolean;
}

/** A fact with its two instants read, in milliseconds since 1970-01-01T00:00Z. */
export interface TimedFact {
  readonly fact: RatingFact;
  readonly happened: number;
  readonly entered: number;
}

/**
 * The facts in the order in which they happened (then were entered, then by `ratingId`), each `ratingId`
 * once: a rating that was imported twice is one rating.
 *
 * @throws RangeError when an instant cannot be read, or a scored fact has no level.
 */
export function inOrder(facts: readonly RatingFact[]): TimedFact[] {
  const timed = facts.map((fact) => {
    if (fact.state === 'scored' && fact.level === null) {
      throw new RangeError(`Rating ${fact.ratingId} is scored but has no level.`);
    }
    return { fact, happened: instantMs(fact.happenedAt), entered: instantMs(fact.enteredAt) };
  });
  timed.sort(
    (a, b) =>
      a.happened - b.happened || a.entered - b.entered || compareText(a.fact.ratingId, b.fact.ratingId),
  );
  const seen = new Set<string>();
  return timed.filter(({ fact }) => {
    const first = !seen.has(fact.ratingId);
    seen.add(fact.ratingId);
    return first;
  });
}

/** By code unit, not by locale: the order must be the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
