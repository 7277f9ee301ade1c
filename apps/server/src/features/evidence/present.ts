import {
  EVIDENCE_KINDS,
  type EvidencePiece as EvidencePieceShape,
  type Locale,
  type StandingValue,
} from '@cairn/contract';
import type { ProficiencyResult } from '@cairn/domain/proficiency';
import { isLevel } from '@cairn/domain/scale';
import { z } from 'zod';
import { localized } from '../frameworks/index.ts';
import { presentPerson } from '../roster/index.ts';
import type { DescriptorRow } from './queries/competency.ts';
import type { PieceRow } from './queries/pieces.ts';
import { evidenceState } from './replay.ts';

type EvidencePiece = z.infer<typeof EvidencePieceShape>;
const Kind = z.enum(EVIDENCE_KINDS);

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

/** What each level of a competency looks like, lowest first, in the reader's language. */
export function presentDescriptors(rows: readonly DescriptorRow[], locale: Locale) {
  return rows.map(({ level, statement, translations }) => ({
    level,
    statement: localized({ statement, translations }, locale).statement,
  }));
}

/** A rating as the person it is about sees it. */
export function presentPiece(row: PieceRow): EvidencePiece {
  return {
    ratingId: row.id,
    evidenceId: row.evidence_id,
    title: row.title,
    note: row.note,
    comment: row.comment,
    kind: Kind.parse(row.kind),
    purpose: row.purpose === 'summative' ? 'summative' : 'formative',
    context: row.context,
    state: row.state === 'withdrawn' ? 'withdrawn' : evidenceState(row.state),
    level: row.level,
    happenedAt: row.happened_at.toISOString(),
    enteredAt: row.entered_at.toISOString(),
    rater: presentPerson(row.rater),
    corrects: row.corrects,
  };
}
