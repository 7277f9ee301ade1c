import { type CompetencyStanding, type Frontier, openFrontier } from '@cairn/domain/paths';
import type { RatingFact } from '@cairn/domain/proficiency';
import { DEFAULT_MASTERY_RULE, evaluate } from '@cairn/domain/proficiency';
import type { SeededRandom } from '@cairn/domain/random';
import type { Track } from './model.ts';

/** At most this many competencies are worked on at once in one framework. */
const AT_ONCE = 3;

/** Where a learner stands in one framework while the simulation runs. */
export type Trail = {
  /** The next competency to show, or null when there is nothing to do. `band` is where the learner works now. */
  readonly choose: (random: SeededRandom, band: number) => string | null;
  /** The open competency with the fewest scores, the lowest of them; null when nothing is open. */
  readonly leastTried: (band: number) => string | null;
  readonly add: (competencyId: string, fact: RatingFact) => void;
  readonly attempts: (competencyId: string) => number;
  readonly contextOfLast: (competencyId: string) => string | null;
};

/** A trail without evidence. What is in `closed` is never chosen: it is kept for what is planted. */
export function openTrail(track: Track, closed: ReadonlySet<string>): Trail {
  const facts = new Map<string, RatingFact[]>();
  const standing = new Map<string, CompetencyStanding>();
  let known: { band: number; frontier: Frontier } | null = null;
  const frontierAt = (band: number): Frontier => {
    if (known?.band === band) return known.frontier;
    const frontier = openFrontier({
      items: track.items,
      prerequisites: track.prerequisites,
      standing,
      startBandRank: band,
      decisions: new Map(),
    });
    known = { band, frontier };
    return frontier;
  };
  const withStatus = (band: number, status: 'open' | 'mastered'): string[] =>
    [...frontierAt(band)].filter(([id, at]) => at.status === status && !closed.has(id)).map(([id]) => id);
  const attempts = (id: string): number => standing.get(id)?.scoredCount ?? 0;
  const rankOf = new Map(track.items.map(({ id, band }) => [id, band?.rank ?? 0]));
  const byBand = (a: string, b: string): number => (rankOf.get(a) ?? 0) - (rankOf.get(b) ?? 0);

  return {
    attempts,
    contextOfLast: (id) => facts.get(id)?.at(-1)?.context ?? null,
    leastTried: (band) =>
      withStatus(band, 'open')
        .sort(byBand)
        .reduce<string | null>(
          (best, id) => (best === null || attempts(id) < attempts(best) ? id : best),
          null,
        ),
    choose: (random, band) => {
      const mastered = withStatus(band, 'mastered');
      const open = withStatus(band, 'open').sort(byBand);
      if (mastered.length > 0 && (open.length === 0 || random.next() < 0.06)) return random.pick(mastered);
      const begun = open.filter((id) => facts.has(id));
      const untouched = open.filter((id) => !facts.has(id)).slice(0, AT_ONCE);
      const goOn = begun.length >= AT_ONCE || untouched.length === 0 || random.next() < 0.72;
      if (goOn && begun.length > 0) return random.pick(begun.slice(0, AT_ONCE));
      return untouched.length > 0 ? random.pick(untouched) : null;
    },
    add: (id, fact) => {
      const all = [...(facts.get(id) ?? []), fact];
      facts.set(id, all);
      const { level, mastered, scoredCount, lastState } = evaluate(DEFAULT_MASTERY_RULE, all);
      standing.set(id, { level, mastered, scoredCount, lastState });
      known = null;
    },
  };
}
