import { useLingui } from '@lingui/react/macro';
import { useLevelText } from '../../../ui/mark-words.ts';
import type { CellFace, WordState } from './cell-face.ts';
import type { RatingValue } from './rating-write.ts';

/** A state without a level, in words; missed is not a zero. */
export function useStateWord(): (state: WordState) => string {
  const { t } = useLingui();
  return (state) => {
    const words: Readonly<Record<WordState, string>> = {
      missed: t`missed`,
      excused: t`excused`,
      in_progress: t`in progress`,
      not_attempted: t`not attempted`,
      unreadable: t`unreadable`,
      none: t`none`,
    };
    return words[state];
  };
}

/** A rating in words: "3.5", "missed", "withdrawn". */
export function useValueWords(): (value: RatingValue) => string {
  const { t } = useLingui();
  const stateWord = useStateWord();
  const levelText = useLevelText();
  return ({ state, level }) => {
    if (state === 'withdrawn') return t`withdrawn`;
    if (state === 'scored') return level === null ? '' : levelText(level);
    return stateWord(state);
  };
}

/** The name of a cell for screen readers: "Tess Omari, Find a unit rate: 2.5 of 4". */
export function useCellLabel(): (person: string, competency: string, face: CellFace) => string {
  const { t } = useLingui();
  const stateWord = useStateWord();
  const levelText = useLevelText();
  return (person, competency, { level, word, rated, standsAt, sign }) => {
    const number = level === null ? '' : levelText(level);
    const what = word === 'none' ? t`no evidence yet` : word !== null ? stateWord(word) : t`${number} of 4`;
    const parts = [t`${person}, ${competency}: ${what}`];
    if (rated) parts.push(t`rated now`);
    if (standsAt !== null) {
      const now = levelText(standsAt);
      parts.push(t`stands at ${now}`);
    }
    if (sign === 'waiting') parts.push(t`not saved yet`);
    if (sign === 'failed') parts.push(t`not taken`);
    return parts.join(', ');
  };
}

/** Why a rating was not taken, and what to do, by the code of the refusal. */
export function useRefusalWords(): (code: string) => string {
  const { t } = useLingui();
  return (code) => {
    switch (code) {
      case 'already_corrected':
        return t`Someone changed this rating at the same time. Press the level again to rate anew.`;
      case 'unknown_reference':
        return t`The learner or the skill is not in this class any more. Press Delete to let it go, then load the page again.`;
      case 'not_found':
        return t`You may not rate this learner now. Press Delete to let it go, and ask your school for access.`;
      case 'rule_broken':
        return t`This does not fit a rule, for example the skill cannot be rated. Press Delete to let it go.`;
      default:
        return t`It was not taken. Press the level again, or Delete to let it go.`;
    }
  };
}
