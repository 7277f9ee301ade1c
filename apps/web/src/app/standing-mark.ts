import type { StandingValue } from '@cairn/contract';
import type { MarkMeaning, MarkState } from '../ui/cairn-mark-state.ts';

/** A standing as the cairn mark draws it. What has no level is never drawn as a zero. */
export function standingMark(standing: StandingValue | null): MarkMeaning {
  if (standing === null) return { level: null };
  const { level, mastered, lastState } = standing;
  const state = stateOf(lastState, level !== null);
  return { level, ...(level === null ? {} : { mastered }), ...(state ? { state } : {}) };
}

/** A state that came after a score does not hide the score; work in progress shows beside it. */
function stateOf(last: StandingValue['lastState'], hasLevel: boolean): MarkState | undefined {
  if (last === 'in_progress') return 'in-progress';
  if (hasLevel) return undefined;
  return last === 'missed' || last === 'excused' ? last : undefined;
}
