import type { Explanation } from '@cairn/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useLevelText } from '../../../ui/mark-words.ts';
import type { Answer } from './pieces.ts';

/** Numbers as a list: "2, 2.5, and 3". */
export function useLevelList(): (levels: readonly number[]) => string {
  const { i18n } = useLingui();
  const levelText = useLevelText();
  return (levels) =>
    new Intl.ListFormat(i18n.locales ?? i18n.locale, { type: 'conjunction' }).format(levels.map(levelText));
}

/** A mean as it is written in a sentence: at most two decimals. */
export function useExactText(): (value: number) => string {
  const { i18n } = useLingui();
  return (value) => i18n.number(value, { maximumFractionDigits: 2 });
}

/**
 * The first sentence: what the level rests on.
 * @param name how an adult reads of the learner; null when the learner reads
 */
export function useAnswerWords(name: string | null): (answer: Answer, explanation: Explanation) => string {
  const { t } = useLingui();
  const list = useLevelList();
  const levelText = useLevelText();
  const exactText = useExactText();
  return (answer, { exact }) => {
    switch (answer.kind) {
      case 'no_evidence':
        return name === null
          ? t`You have not shown this yet. That is not a zero.`
          : t`${name} has not shown this yet. That is not a zero.`;
      case 'no_score': {
        const missed = answer.missed;
        return missed > 0
          ? t`${plural(missed, { one: '# piece was missed, and none has a score yet. That is not a zero.', other: '# pieces were missed, and none has a score yet. That is not a zero.' })}`
          : t`No piece has a score yet. That is not a zero.`;
      }
      case 'one_score': {
        const level = levelText(answer.level);
        return name === null
          ? t`One piece counts so far, and it was a ${level}.`
          : t`One piece of ${name} counts so far, and it was a ${level}.`;
      }
      case 'mean': {
        const levels = list(answer.levels);
        const mean = exactText(exact ?? 0);
        const older = answer.older > 0 ? ` ${t`Older pieces do not pull it down.`}` : '';
        const count = answer.levels.length;
        return name === null
          ? `${t`Your last ${count} scores were ${levels}. Their average is ${mean}.`}${older}`
          : `${t`The last ${count} scores of ${name} were ${levels}. Their mean is ${mean}.`}${older}`;
      }
    }
  };
}
