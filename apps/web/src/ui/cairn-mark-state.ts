/**
 * What a mark says beside its level.
 * `none`, `missed` and `excused` are not piles at all, so that none of them reads as a zero.
 */
export type MarkState = 'scored' | 'none' | 'missed' | 'excused' | 'in-progress' | 'due' | 'uncertain';

export type StoneFill = 'whole' | 'half' | 'outline' | 'next' | 'half-next' | 'hatched';
export type StoneTone = 1 | 2 | 3 | 4;

/** Lowest and highest level that the evidence allows, each 0 to 4. */
export interface LevelRange {
  readonly low: number;
  readonly high: number;
}

export interface MarkMeaning {
  /** 0 to 4 in halves; null when there is no level. */
  readonly level: number | null;
  readonly state?: MarkState | undefined;
  readonly mastered?: boolean | undefined;
  /** Only read when the state is `uncertain`. */
  readonly range?: LevelRange | undefined;
}

/** Rounds to the nearest half and keeps within 0 to 4, which is all that four stones can show. */
export function drawableLevel(level: number): number {
  return Math.min(4, Math.max(0, Math.round(level * 2) / 2));
}

/** The one colour of the whole pile: stone 1 below level 2, then by whole level. */
export function pileTone(level: number): StoneTone {
  if (level >= 4) return 4;
  if (level >= 3) return 3;
  return level >= 2 ? 2 : 1;
}

/** How stone `index` (1 is the ground) is drawn at a level in halves. */
export function stoneFill(index: number, level: number, state: MarkState, range?: LevelRange): StoneFill {
  if (state === 'uncertain' && range && index > Math.floor(range.low) && index - 1 < range.high)
    return 'hatched';
  if (level >= index) return 'whole';
  const beingLaid = state === 'in-progress' && index === Math.floor(level) + 1;
  if (level === index - 0.5) return beingLaid ? 'half-next' : 'half';
  return beingLaid ? 'next' : 'outline';
}

/** The state that is really drawn: without a level, everything but missed and excused is bare ground. */
export function effectiveState({ level, state }: MarkMeaning): MarkState {
  if (state === 'missed' || state === 'excused') return state;
  if (level === null) return state === 'in-progress' ? 'in-progress' : 'none';
  return state ?? 'scored';
}
