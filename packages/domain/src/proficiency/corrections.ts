import { compareText, type TimedFact } from './rating-fact.ts';

/**
 * The ids that stand after corrections: of each family of facts that correct one another, exactly one.
 *
 * Only facts that nothing corrects can stand, so a chain ends in its last link even when all its links were
 * entered at one instant. Where two correct the same one, the later entered stands (of the same instant, the
 * greater `ratingId`). A correction of a fact that is not among these stands for itself, together with any
 * other correction of that fact. Should facts correct each other in a circle, the last entered stands.
 */
export function standingIds(facts: readonly TimedFact[]): Set<string> {
  const byId = new Map(facts.map((timed) => [timed.fact.ratingId, timed]));
  const corrected = new Set(facts.map(({ fact }) => fact.corrects));
  const families = new Map<string, TimedFact[]>();
  for (const timed of facts) {
    const origin = originOf(timed, byId);
    const family = families.get(origin);
    if (family) family.push(timed);
    else families.set(origin, [timed]);
  }
  const standing = new Set<string>();
  for (const family of families.values()) {
    const uncorrected = family.filter(({ fact }) => !corrected.has(fact.ratingId));
    const [last] = (uncorrected.length > 0 ? uncorrected : family).toSorted(lastEnteredFirst);
    if (last) standing.add(last.fact.ratingId);
  }
  return standing;
}

/** The id at the root of the chain of corrections; in a circle, its smallest id. */
function originOf(timed: TimedFact, byId: ReadonlyMap<string, TimedFact>): string {
  const path = new Set<string>();
  let id = timed.fact.ratingId;
  for (let at: TimedFact | undefined = timed; at?.fact.corrects != null; at = byId.get(id)) {
    path.add(id);
    id = at.fact.corrects;
    if (path.has(id)) {
      const circle = [...path].slice([...path].indexOf(id));
      return circle.toSorted(compareText)[0] ?? id;
    }
  }
  return id;
}

function lastEnteredFirst(a: TimedFact, b: TimedFact): number {
  return b.entered - a.entered || compareText(b.fact.ratingId, a.fact.ratingId);
}
