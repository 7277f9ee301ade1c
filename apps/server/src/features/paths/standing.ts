import { StandingValue } from '@cairn/contract';
import type { CompetencyStanding } from '@cairn/domain/paths';
import { type MasteryRule, type RatingFact, type Settling, whatWouldSettle } from '@cairn/domain/proficiency';
import { EVIDENCE_STATES, type EvidenceState, parseLevel } from '@cairn/domain/scale';
import type { FactRow, StandingRow } from './queries/trail.ts';

/** Where somebody stands, as every audience reads it. */
export function presentStanding(row: Omit<StandingRow, 'rule_version' | 'competency_id'>): StandingValue {
  return StandingValue.parse({
    level: row.level,
    mastered: row.mastered,
    achievedAt: row.achieved_at?.toISOString() ?? null,
    scoredCount: row.scored_count,
    sufficient: row.sufficient,
    lastState: row.last_state,
    lastAt: row.last_happened_at.toISOString(),
  });
}

/** As far as paths need it. A withdrawn rating says nothing about the learner, so it leaves no state. */
export function toCompetencyStanding(row: StandingRow, settling: Settling | null): CompetencyStanding {
  return {
    level: row.level === null ? null : parseLevel(row.level),
    mastered: row.mastered,
    scoredCount: row.scored_count,
    lastState: evidenceState(row.last_state),
    lastHappenedAt: row.last_happened_at.toISOString(),
    settling,
  };
}

type Fact = Pick<
  FactRow,
  'rating_id' | 'evidence_id' | 'state' | 'level' | 'happened_at' | 'entered_at' | 'corrects' | 'rater_id'
> &
  Pick<FactRow, 'kind' | 'purpose' | 'context_id'>;

/** A rating as the mastery rule looks at it; contexts are told apart by their ids. */
export function toRatingFact(row: Fact): RatingFact {
  return {
    ratingId: row.rating_id,
    evidenceId: row.evidence_id,
    // A withdrawn correction counts as nothing, whatever its state.
    state: evidenceState(row.state) ?? 'excused',
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

/** What would settle each competency that has facts. */
export function settleAll(
  rows: readonly (Fact & { competency_id: string })[],
  rule: MasteryRule,
): Map<string, Settling> {
  const byCompetency = Map.groupBy(rows, (row) => row.competency_id);
  return new Map(
    [...byCompetency].map(([id, facts]) => [id, whatWouldSettle(rule, facts.map(toRatingFact))]),
  );
}

function evidenceState(state: string): EvidenceState | null {
  return EVIDENCE_STATES.find((known) => known === state) ?? null;
}
