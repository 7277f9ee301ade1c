import type { StepReason } from '@cairn/contract';

/** A child reads two reasons, not six. */
export const MOST_REASONS = 2;

/**
 * The reasons to show, in the order of the ranking. A reason that only repeats another goes: that it fits the band
 * or that nothing stands in the way says nothing beside a stronger one.
 */
export function chooseReasons(reasons: readonly StepReason[], most = MOST_REASONS): readonly StepReason[] {
  const strong = reasons.filter(({ code }) => code !== 'ready' && code !== 'your_band');
  const weak = reasons.filter(({ code }) => code === 'your_band');
  const chosen = [...strong, ...weak].slice(0, most);
  return chosen.length > 0 ? chosen : reasons.slice(0, 1);
}
