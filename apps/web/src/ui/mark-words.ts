import { useLingui } from '@lingui/react/macro';
import { drawableLevel, effectiveState, type MarkMeaning } from './cairn-mark-state.ts';

/** Formats a level as the reader's language writes it: "2.5", never "2.50". */
export function useLevelText(): (level: number) => string {
  const { i18n } = useLingui();
  return (level) => i18n.number(drawableLevel(level), { maximumFractionDigits: 1 });
}

/** The text alternative of a mark: "2.5 of 4, not yet mastered, due for re-check". */
export function useMarkWords(): (meaning: MarkMeaning) => string {
  const { t } = useLingui();
  const levelText = useLevelText();
  return (meaning) => {
    const state = effectiveState(meaning);
    if (state === 'none') return t`no evidence yet`;
    if (state === 'missed') return t`missed`;
    if (state === 'excused') return t`excused`;
    const parts: string[] = [];
    if (meaning.level !== null) {
      const level = levelText(meaning.level);
      parts.push(t`${level} of 4`);
      if (meaning.mastered === true) parts.push(t`mastered`);
      if (meaning.mastered === false) parts.push(t`not yet mastered`);
    }
    if (state === 'in-progress') parts.push(t`next stone in progress`);
    if (state === 'due') parts.push(t`due for re-check`);
    if (state === 'uncertain' && meaning.range) {
      const low = levelText(meaning.range.low);
      const high = levelText(meaning.range.high);
      parts.push(t`could be ${low} to ${high}`);
    }
    return parts.join(', ');
  };
}
