import type { LineSign } from '@cairn/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useLevelText } from '../../ui/mark-words.ts';

/** What a line of the day rests on, in words. */
export function useSignWords(): (sign: LineSign) => string {
  const { t, i18n } = useLingui();
  const levelText = useLevelText();
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(words);
  return (sign) => {
    switch (sign.code) {
      case 'needs_other_context': {
        const seen = list(sign.seen);
        if (sign.seen.length === 0) return t`good scores, all in one kind of work`;
        return t`good scores in ${seen}; now another kind of work`;
      }
      case 'one_more_score': {
        const seen = list(sign.seen);
        if (sign.otherContext && sign.seen.length > 0) return t`one more good score, not in ${seen}`;
        return t`one more good score settles it`;
      }
      case 'at_mastery_level': {
        const level = levelText(sign.level);
        const { needed } = sign;
        return t`stands at ${level}; ${plural(needed, { one: '# more score', other: '# more scores' })}`;
      }
      case 'quiet': {
        const { days } = sign;
        return t`${plural(days, { one: 'nothing new for # day', other: 'nothing new for # days' })}`;
      }
      case 'no_evidence': {
        const { days } = sign;
        if (days === null) return t`never rated in this subject`;
        return t`${plural(days, { one: 'not rated for # day', other: 'not rated for # days' })}`;
      }
    }
  };
}
