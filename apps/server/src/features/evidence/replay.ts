import {
  evaluate,
  type MasteryRule,
  type ProficiencyResult,
  type RatingFact,
} from '@cairn/domain/proficiency';
import { EVIDENCE_STATES, type EvidenceState, parseLevel } from '@cairn/domain/scale';
import type { FactRow, ProficiencyValues } from './queries/proficiency.ts';

/** What became of one pair's ratings: the domain's result, and the row that stores it. */
export type Replay = {
  readonly result: ProficiencyResult;
  /** Null when no rating stands: then there is no row, for no evidence is never a zero. */
  readonly values: ProficiencyValues | null;
};

/** A stored rating as the domain takes it. Contexts go by their id, so that renaming one moves nobody. */
export function toFact(row: Omit<FactRow, 'person_id' | 'competency_id'>): RatingFact {
  return {
    ratingId: row.id,
    evidenceId: row.evidence_id,
    // A withdrawal puts nothing in the place of what it corrects; its state is not looked at.
    state: row.state === 'withdrawn' ? 'excused' : evidenceState(row.state),
    level: row.level === null ? null : parseLevel(row.level),
    happenedAt: row.happened_at.toISOString(),
    enteredAt: row.entered_at.toISOString(),
    context: row.context_id,
    kind: row.kind,
    purpose: row.purpose === 'summative' ? 'summative' : 'formative',
    raterId: row.rater_id,
    corrects: row.corrects,
    withdrawn: row.state === 'withdrawn',
  };
}

/** A stored state as the closed value that it is; the database holds no other. */
export function evidenceState(text: string): EvidenceState {
  const state = EVIDENCE_STATES.find((known) => known === text);
  if (state === undefined) throw new Error(`Unknown state of evidence: ${text}`);
  return state;
}

/**
 * Evaluate all ratings of one pair by a rule (law 7). The same function makes the stored row and checks it.
 * `last_entered_at` is when the latest of all its ratings was entered, those that no longer stand included:
 * what the result knew of.
 */
export function replay(rule: MasteryRule, facts: readonly RatingFact[]): Replay {
  const result = evaluate(rule, facts);
  if (result.lastState === null || result.lastHappenedAt === null) return { result, values: null };
  const entered =
    facts
      .map(({ enteredAt }) => enteredAt)
      .sort()
      .at(-1) ?? result.lastHappenedAt;
  return {
    result,
    values: {
      level: result.level,
      exact: result.exact,
      mastered: result.mastered,
      achieved_at: result.achievedAt,
      scored_count: result.scoredCount,
      context_count: result.contexts.length,
      sufficient: result.sufficient,
      last_state: result.lastState,
      last_happened_at: result.lastHappenedAt,
      last_entered_at: entered,
      used_rating_ids: result.used.map(({ ratingId }) => ratingId),
    },
  };
}

/** The names of the values in which a stored row and its replay differ; `row` when one of them is not there. */
export function differences(
  stored: ProficiencyValues | null,
  fresh: ProficiencyValues | null,
): readonly string[] {
  if (stored === null || fresh === null) return stored === fresh ? [] : ['row'];
  return VALUE_NAMES.filter((name) => JSON.stringify(stored[name]) !== JSON.stringify(fresh[name]));
}

const VALUE_NAMES = [
  'level',
  'exact',
  'mastered',
  'achieved_at',
  'scored_count',
  'context_count',
  'sufficient',
  'last_state',
  'last_happened_at',
  'last_entered_at',
  'used_rating_ids',
] as const satisfies readonly (keyof ProficiencyValues)[];
