import { type PrerequisiteIndex, prerequisitesOf } from '../frameworks/index.ts';
import { DEFAULT_MASTERY_RULE } from '../proficiency/index.ts';
import type { PathItem, Standing } from './standing.ts';

/** How a competency lies on a learner's path. */
export type PathStatus =
  /** Shown by evidence. */
  | { readonly status: 'mastered' }
  /** Taken as known without evidence; to be shown as assumed, never as mastered. */
  | { readonly status: 'assumed'; readonly by: 'band' | 'decision' }
  /** To be learned now; `builtOn` are its prerequisites on this path. */
  | { readonly status: 'open'; readonly builtOn: readonly string[] }
  /** Not yet: `missing` prerequisites, or beyond the learner's band with nothing that leads there. */
  | { readonly status: 'ahead'; readonly missing: readonly string[]; readonly beyondBand: boolean };

/** One status per competency, in framework order. */
export type Frontier = ReadonlyMap<string, PathStatus>;

export interface FrontierInput {
  /** The competencies that can be rated, in framework order. */
  readonly items: readonly PathItem[];
  readonly prerequisites: PrerequisiteIndex;
  readonly standing: Standing;
  /** `gradeRank` of the roster's grade; null when it is not known. */
  readonly startBandRank: number | null;
  /** What facilitators decided, the latest decision on each competency. */
  readonly decisions: ReadonlyMap<string, 'assumed' | 'not_assumed'>;
  /** The level that the learner's mastery rule asks for; 3 unless given. */
  readonly masteryLevel?: number;
}

/**
 * The open frontier: each competency's status on the learner's path. O(V + E).
 *
 * 1. **Mastered** is what evidence shows.
 * 2. **Assumed** is what lies wholly below the grade the learner starts from (its highest education level is
 *    lower), or what a facilitator decided to assume at any band. A score on it, or the decision
 *    `not_assumed`, ends the assumption: from then on evidence alone speaks for it.
 * 3. A prerequisite **holds** when it is mastered or assumed. One whose assumption was ended by a score still
 *    holds while its level is at `masteryLevel` or above: good work must not close what it leads to.
 *    Prerequisites that are not among the items are left out.
 * 4. Within reach, a competency is **open** when all its prerequisites hold. Within reach means: no band, or
 *    a band that begins at or below the start grade. So a learner of grade 11 is within '09-12', and a
 *    kindergartner is not offered a grade 8 competency merely because nothing precedes it.
 * 5. Beyond reach, it is open when all its prerequisites hold and at least one of them holds by a score
 *    or by decision: one's own work (or a facilitator's word) leads ahead, a roster's grade does not.
 * 6. Everything else is **ahead**, with what is missing.
 *
 * Without a known grade nothing is assumed by band, and the reach is the lowest band of the framework, or
 * the highest band in which something is mastered.
 */
export function openFrontier(input: FrontierInput): Map<string, PathStatus> {
  const reach = reachOf(input);
  const footing = new Map(input.items.map((item) => [item.id, footingOf(input, item)]));
  const frontier = new Map<string, PathStatus>();
  for (const item of input.items) {
    const before = prerequisitesOf(input.prerequisites, item.id).filter((id) => footing.has(id));
    const missing = before.filter((id) => !footing.get(id)?.holds);
    const beyondBand = item.band !== null && item.band.rank > reach;
    const open = missing.length === 0 && (!beyondBand || before.some((id) => footing.get(id)?.leadsAhead));
    const unsettled: PathStatus = open
      ? { status: 'open', builtOn: before }
      : { status: 'ahead', missing, beyondBand };
    frontier.set(item.id, footing.get(item.id)?.settled ?? unsettled);
  }
  return frontier;
}

/** What a competency is to those that follow it. */
interface Footing {
  /** Its own status where it needs no look at prerequisites. */
  readonly settled: PathStatus | null;
  /** It holds up what follows (rule 3). */
  readonly holds: boolean;
  /** It opens what follows beyond the learner's band too (rule 5). */
  readonly leadsAhead: boolean;
}

function footingOf(input: FrontierInput, item: PathItem): Footing {
  const standing = input.standing.get(item.id);
  if (standing?.mastered) return { settled: { status: 'mastered' }, holds: true, leadsAhead: true };
  const by = assumption(input, item);
  if (by === null) return { settled: null, holds: false, leadsAhead: false };
  if (!standing || standing.scoredCount === 0) {
    return { settled: { status: 'assumed', by }, holds: true, leadsAhead: by === 'decision' };
  }
  const masteryLevel = input.masteryLevel ?? DEFAULT_MASTERY_RULE.mastery.level;
  const borneOut = standing.level !== null && standing.level >= masteryLevel;
  return { settled: null, holds: borneOut, leadsAhead: borneOut };
}

/** On what ground the competency is assumed while no score speaks; null when it is not. */
function assumption(input: FrontierInput, item: PathItem): 'band' | 'decision' | null {
  const decision = input.decisions.get(item.id);
  if (decision !== undefined) return decision === 'assumed' ? 'decision' : null;
  const below = input.startBandRank !== null && item.band !== null && item.band.top < input.startBandRank;
  return below ? 'band' : null;
}

function reachOf({ items, standing, startBandRank }: FrontierInput): number {
  if (startBandRank !== null) return startBandRank;
  let lowest = Number.POSITIVE_INFINITY;
  let highestMastered = Number.NEGATIVE_INFINITY;
  for (const { id, band } of items) {
    if (!band) continue;
    lowest = Math.min(lowest, band.rank);
    if (standing.get(id)?.mastered) highestMastered = Math.max(highestMastered, band.rank);
  }
  return Math.max(lowest, highestMastered);
}
