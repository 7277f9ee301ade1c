import type { StandingValue } from '@cairn/contract';
import type { ProficiencyResult } from '@cairn/domain/proficiency';
import { isLevel } from '@cairn/domain/scale';
import { evidenceState } from './replay.ts';

/** A result of the domain as everybody sees a standing. */
export function presentResult(result: ProficiencyResult): StandingValue {
  return {
    level: result.level,
    mastered: result.mastered,
    achievedAt: result.achievedAt,
    scoredCount: result.scoredCount,
    sufficient: result.sufficient,
    lastState: result.lastState,
    lastAt: result.lastHappenedAt,
  };
}

/** Where somebody stands without any evidence: nowhere yet, which is not zero. */
export const NO_EVIDENCE: StandingValue = {
  level: null,
  mastered: false,
  achievedAt: null,
  scoredCount: 0,
  sufficient: false,
  lastState: null,
  lastAt: null,
};

type StandingRow = {
  level: number | null;
  mastered: boolean;
  achieved_at: Date | null;
  scored_count: number;
  sufficient: boolean;
  last_state: string;
  last_happened_at: Date;
};

/** A stored proficiency row as everybody sees a standing. */
export function presentStanding(row: StandingRow): StandingValue {
  if (row.level !== null && !isLevel(row.level)) throw new Error(`Not a level: ${row.level}`);
  return {
    level: row.level,
    mastered: row.mastered,
    achievedAt: row.achieved_at?.toISOString() ?? null,
    scoredCount: row.scored_count,
    sufficient: row.sufficient,
    lastState: evidenceState(row.last_state),
    lastAt: row.last_happened_at.toISOString(),
  };
}
