import type { StepReason } from '@cairn/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useLevelText } from '../../ui/mark-words.ts';

/** Who reads: the learner themself, or an adult who reads about them. */
export type Voice = 'self' | 'adult';

/** Puts the reason for a step into words: for learners such as a grade 3 reader reads. */
export function useReasonWords(voice: Voice): (reason: StepReason) => string {
  const own = useOwnWords();
  const adult = useAdultWords();
  return voice === 'self' ? own : adult;
}

/** Kinds of work as a list: "labs and maps". */
export function useList(): (words: readonly string[]) => string {
  const { i18n } = useLingui();
  return (words) => new Intl.ListFormat(i18n.locales ?? i18n.locale, { type: 'conjunction' }).format(words);
}

function useOwnWords(): (reason: StepReason) => string {
  const { t } = useLingui();
  const levelText = useLevelText();
  const list = useList();
  return (reason) => {
    switch (reason.code) {
      case 'close_to_mastery':
        return reason.needs === 1
          ? t`One more good try can finish it.`
          : t`A few more good tries can finish it.`;
      case 'needs_other_context': {
        const seen = list(reason.seen);
        return reason.seen.length > 0
          ? t`You did it well in this kind of work: ${seen}. Now show it in a new one.`
          : t`You did it well. Now show it in a new kind of work.`;
      }
      case 'started': {
        if (reason.level === null) return t`You have begun it.`;
        const level = levelText(reason.level);
        return t`You have begun it. You are at ${level} now.`;
      }
      case 'returned_to':
        return t`${plural(reason.days, { one: 'You left it # day ago.', other: 'You left it # days ago.' })}`;
      case 'opens':
        return t`${plural(reason.count, { one: 'It opens # new place.', other: 'It opens # new places.' })}`;
      case 'your_band':
        return t`It fits your grade.`;
      case 'builds_on': {
        const { title } = reason;
        return t`You can do this already: ${title}. It comes next.`;
      }
      case 'ready':
        return t`You have all you need to begin.`;
    }
  };
}

function useAdultWords(): (reason: StepReason) => string {
  const { t } = useLingui();
  const levelText = useLevelText();
  const list = useList();
  return (reason) => {
    switch (reason.code) {
      case 'close_to_mastery':
        return t`${plural(reason.needs, { one: '# more score at mastery settles it.', other: '# more scores at mastery settle it.' })}`;
      case 'needs_other_context': {
        const seen = list(reason.seen);
        return reason.seen.length > 0
          ? t`Shown well in ${seen}; another kind of work is missing.`
          : t`Shown well; another kind of work is missing.`;
      }
      case 'started': {
        if (reason.level === null) return t`Begun, without a score yet.`;
        const level = levelText(reason.level);
        return t`Begun, at ${level} now.`;
      }
      case 'returned_to':
        return t`${plural(reason.days, { one: 'No new evidence for # day.', other: 'No new evidence for # days.' })}`;
      case 'opens':
        return t`${plural(reason.count, { one: 'Opens # more competency.', other: 'Opens # more competencies.' })}`;
      case 'your_band':
        return t`In the band of the grade.`;
      case 'builds_on': {
        const { title } = reason;
        return t`Builds on ${title}, which is mastered.`;
      }
      case 'ready':
        return t`Nothing stands in the way.`;
    }
  };
}
