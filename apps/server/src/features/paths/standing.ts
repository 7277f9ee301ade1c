import type { CompetencyStanding } from '@cairn/domain/paths';
import { type MasteryRule, type Settling, whatWouldSettle } from '@cairn/domain/proficiency';
import { parseLevel } from '@cairn/domain/scale';
import { evidenceState, toFact } from '../evidence/index.ts';
import type { StandingRow } from './queries/trail.ts';

/** As far as paths need it. */
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

/** What would settle each competency that has facts. */
export function settleAll(
  rows: readonly (Parameters<typeof toFact>[0] & { competency_id: string })[],
  rule: MasteryRule,
): Map<string, Settling> {
  const byCompetency = Map.groupBy(rows, (row) => row.competency_id);
  return new Map([...byCompetency].map(([id, facts]) => [id, whatWouldSettle(rule, facts.map(toFact))]));
}
