import type { PrerequisiteIndex } from '../frameworks/index.ts';
import { DEFAULT_MASTERY_RULE } from '../proficiency/index.ts';
import type { Level } from '../scale/index.ts';
import { instantMs } from '../time/index.ts';
import type { Frontier, PathStatus } from './frontier.ts';
import type { CompetencyStanding, PathItem, Standing } from './standing.ts';

/** Names the ranking below; stored with every suggestion. Changes whenever the same input would rank otherwise. */
export const NEXT_STEPS_VERSION = 'next-steps-1';

/** Why a next step is suggested: a code with parameters, put in words a child can read by the screens. */
export type NextStepReason =
  /** `needs` more scores at mastery bring it. */
  | { readonly code: 'close_to_mastery'; readonly level: Level; readonly needs: number }
  /** It has been shown well; now it takes showing it in another context. */
  | { readonly code: 'needs_other_context'; readonly seen: readonly string[] }
  /** Begun: at `level`, or without a score so far (null). */
  | { readonly code: 'started'; readonly level: Level | null }
  /** Begun, and not touched for so many whole days. */
  | { readonly code: 'returned_to'; readonly days: number }
  /** Mastering it opens `count` others at once. */
  | { readonly code: 'opens'; readonly count: number }
  | { readonly code: 'your_band' }
  /** It follows from something the learner has mastered. */
  | { readonly code: 'builds_on'; readonly competencyId: string }
  /** Nothing stands in the way: the reason of last resort. */
  | { readonly code: 'ready' };

/** The terms that a score is the sum of; all are 0 or more. */
export interface NextStepTerms {
  /** 2 x level / mastery level, at most 2; 0.5 when begun without a score. */
  readonly progress: number;
  /** 2 when one more score brings mastery; 1.5 when only another context is lacking. */
  readonly close: number;
  /** 0.5 for each competency it would open, at most 2. */
  readonly opens: number;
  /** 1 in the learner's band or below it, 0.5 when either is not known, 0 beyond. */
  readonly band: number;
  /** 0.5 when it builds on something mastered by evidence. */
  readonly buildsOn: number;
  /** When begun: days since the last rating / 28, at most 1. */
  readonly returned: number;
}

export interface NextStep {
  readonly competencyId: string;
  /** The sum of the terms. */
  readonly score: number;
  readonly terms: NextStepTerms;
  /** Strongest first; never empty. */
  readonly reasons: readonly NextStepReason[];
}

export interface NextStepsInput {
  /** In framework order; the same items as the frontier's. */
  readonly items: readonly PathItem[];
  readonly prerequisites: PrerequisiteIndex;
  readonly frontier: Frontier;
  readonly standing: Standing;
  readonly startBandRank: number | null;
  /** ISO 8601. */
  readonly now: string;
  /** The level that the learner's mastery rule asks for; 3 unless given. */
  readonly masteryLevel?: number;
  /** At most so many steps; 3 unless given. */
  readonly limit?: number;
}

/** From how many days on a pause is itself a reason. */
const PAUSE_DAYS = 14;
/** How far below a step may score that takes its place for the sake of another cluster. */
const NEAR = 1;
const DAY_MS = 86_400_000;

/**
 * The next steps to suggest: the open competencies with the greatest scores, at most `limit`. A score is the
 * plain sum of the terms of `NextStepTerms`; of equal scores, the earlier in framework order comes first.
 *
 * Variety: when all that are chosen (two or more) come from one cluster, the last gives way to the best of
 * another cluster that scores at most 1 less. O(V + E), and k log k for k open competencies.
 *
 * This is advice: store it with `NEXT_STEPS_VERSION`, and let people decide.
 *
 * @throws RangeError when `limit` is not a whole number from 1, or an instant cannot be read.
 */
export function rankNextSteps(input: NextStepsInput): NextStep[] {
  const limit = input.limit ?? 3;
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`${String(limit)} is no number of next steps.`);
  const now = instantMs(input.now);
  const candidates = input.items.flatMap((item) => {
    const status = input.frontier.get(item.id);
    return status?.status === 'open'
      ? [{ parentId: item.parentId, step: stepFor(input, item, status, now) }]
      : [];
  });
  // The sort is stable, so framework order decides between equals.
  candidates.sort((a, b) => b.step.score - a.step.score);
  return varied(candidates, limit).map(({ step }) => step);
}

interface Candidate {
  readonly parentId: string | null;
  readonly step: NextStep;
}

function varied(sorted: readonly Candidate[], limit: number): readonly Candidate[] {
  const chosen = sorted.slice(0, limit);
  const cluster = chosen[0]?.parentId ?? null;
  const last = chosen.at(-1);
  if (chosen.length < 2 || cluster === null || !last || chosen.some(({ parentId }) => parentId !== cluster)) {
    return chosen;
  }
  const other = sorted.slice(limit).find(({ parentId }) => parentId !== cluster);
  return other && other.step.score >= last.step.score - NEAR ? [...chosen.slice(0, -1), other] : chosen;
}

function stepFor(
  input: NextStepsInput,
  item: PathItem,
  { builtOn }: Extract<PathStatus, { status: 'open' }>,
  now: number,
): NextStep {
  const standing = input.standing.get(item.id);
  const started = isStarted(standing) ? standing : null;
  const view: StepView = {
    started,
    close: closenessReason(standing),
    days: daysSince(started?.lastHappenedAt ?? null, now),
    opens: countOpened(input, item.id),
    base: builtOn.find((id) => input.frontier.get(id)?.status === 'mastered') ?? null,
  };
  const terms: NextStepTerms = {
    progress: progressTerm(started, input.masteryLevel ?? DEFAULT_MASTERY_RULE.mastery.level),
    close: closeTerm(view.close),
    opens: Math.min(2, view.opens / 2),
    band: bandTerm(item, input.startBandRank),
    buildsOn: view.base === null ? 0 : 0.5,
    returned: Math.min(1, view.days / 28),
  };
  const score = terms.progress + terms.close + terms.opens + terms.band + terms.buildsOn + terms.returned;
  return {
    competencyId: item.id,
    score,
    terms,
    reasons: reasonsFor(view, isInBand(item, input.startBandRank)),
  };
}

/** What terms and reasons are both made of. */
interface StepView {
  readonly started: CompetencyStanding | null;
  readonly close: NextStepReason | null;
  readonly days: number;
  readonly opens: number;
  readonly base: string | null;
}

function reasonsFor({ started, close, days, opens, base }: StepView, inBand: boolean): NextStepReason[] {
  const reasons: NextStepReason[] = [];
  if (close) reasons.push(close);
  else if (started) reasons.push({ code: 'started', level: started.level });
  if (days >= PAUSE_DAYS) reasons.push({ code: 'returned_to', days });
  if (opens > 0) reasons.push({ code: 'opens', count: opens });
  if (base !== null) reasons.push({ code: 'builds_on', competencyId: base });
  if (inBand) reasons.push({ code: 'your_band' });
  return reasons.length > 0 ? reasons : [{ code: 'ready' }];
}

function isStarted(standing: CompetencyStanding | undefined): standing is CompetencyStanding {
  return standing !== undefined && (standing.scoredCount > 0 || standing.lastState === 'in_progress');
}

function progressTerm(started: CompetencyStanding | null, masteryLevel: number): number {
  if (started === null) return 0;
  if (started.level === null) return 0.5;
  return masteryLevel > 0 ? Math.min(2, (2 * started.level) / masteryLevel) : 2;
}

/** Set when little is lacking; null when more is, or when the caller did not say. */
function closenessReason(standing: CompetencyStanding | undefined): NextStepReason | null {
  const settling = standing?.settling;
  if (!standing || standing.level === null || !settling) return null;
  if (settling.kind === 'different_context') return { code: 'needs_other_context', seen: settling.seen };
  if (settling.kind !== 'more_scores' || settling.needed > 1) return null;
  return { code: 'close_to_mastery', level: standing.level, needs: settling.needed };
}

function closeTerm(close: NextStepReason | null): number {
  if (close === null) return 0;
  return close.code === 'close_to_mastery' ? 2 : 1.5;
}

/** How many competencies wait for this one alone. Mastering it opens them, beyond the band too. */
function countOpened({ prerequisites, frontier }: NextStepsInput, id: string): number {
  return (prerequisites.after.get(id) ?? []).filter((follower) => {
    const status = frontier.get(follower);
    return status?.status === 'ahead' && status.missing.every((missing) => missing === id);
  }).length;
}

function bandTerm({ band }: PathItem, start: number | null): number {
  if (band === null || start === null) return 0.5;
  return band.rank <= start ? 1 : 0;
}

function isInBand({ band }: PathItem, start: number | null): boolean {
  return band !== null && start !== null && band.rank <= start && start <= band.top;
}

/** Whole days; none when the instant is not known or lies ahead. */
function daysSince(happenedAt: string | null, now: number): number {
  return happenedAt === null ? 0 : Math.max(0, Math.floor((now - instantMs(happenedAt)) / DAY_MS));
}
