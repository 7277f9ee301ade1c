import type { StandingValue } from '@cairn/contract';
import type { MarkMeaning } from '../../../ui/cairn-mark-state.ts';
import type { RatingValue } from './rating-write.ts';
import type { Entry } from './sitting.ts';

export type WordState = Exclude<RatingValue['state'], 'scored' | 'withdrawn'> | 'none';

/** What one cell of the grid shows. */
export interface CellFace {
  readonly mark: MarkMeaning;
  /** The number beside the mark: what was entered in this sitting, else where the learner stands. */
  readonly level: number | null;
  /** In place of a number. */
  readonly word: WordState | null;
  /** This sitting has rated the cell. */
  readonly rated: boolean;
  /** Where the learner stands now, when that differs from what was entered. */
  readonly standsAt: number | null;
  readonly sign: 'none' | 'waiting' | 'failed';
}

type Standing = Pick<StandingValue, 'level' | 'mastered' | 'lastState'>;

/** A rating shows at once as it was entered; once the server has taken it, the mark is the server's standing. */
export function cellFace(standing: Standing, entry: Entry | undefined, unsent: boolean): CellFace {
  const failed = entry !== undefined && entry.problem !== null;
  const sign = failed ? 'failed' : unsent ? 'waiting' : 'none';
  if (entry === undefined || entry.value.state === 'withdrawn') {
    return { ...standingFace(standing), rated: false, standsAt: null, sign };
  }
  const { state, level } = entry.value;
  if (level === null) {
    const word = state === 'scored' ? null : state;
    const standsAt = failed || unsent ? null : standing.level;
    return { mark: { level: null, state: markState(word) }, level, word, rated: true, standsAt, sign };
  }
  const settled = !failed && !unsent && standing.level !== null;
  const mark = settled ? { level: standing.level, mastered: standing.mastered } : { level };
  const standsAt = settled && standing.level !== level ? standing.level : null;
  return { mark, level, word: null, rated: true, standsAt, sign };
}

function standingFace({ level, mastered, lastState }: Standing) {
  if (level !== null) return { mark: { level, mastered }, level, word: null };
  const known = lastState !== null && lastState !== 'scored' && lastState !== 'withdrawn';
  const word: WordState = known ? lastState : 'none';
  return { mark: { level: null, state: markState(word) }, level, word };
}

function markState(word: WordState | null): 'missed' | 'excused' | 'in-progress' | 'none' {
  if (word === 'missed' || word === 'excused') return word;
  return word === 'in_progress' ? 'in-progress' : 'none';
}
