import { useLingui } from '@lingui/react/macro';
import { nowOnPage } from '../../../app/clock.ts';
import { useLevelText } from '../../../ui/mark-words.ts';
import type { Piece, PieceWithPercent } from './pieces.ts';

export interface PieceWords {
  /** What it is: its own title, else its kind. */
  readonly title: (piece: Piece) => string;
  /** Level or state. */
  readonly result: (piece: Piece) => string;
  /** What it counts, or why it does not. */
  readonly counts: (piece: PieceWithPercent) => string;
  readonly day: (moment: string) => string;
}

/** Words for one piece of evidence. */
export function usePieceWords(): PieceWords {
  const title = useTitle();
  const result = useResult();
  const counts = useCounts();
  const { i18n } = useLingui();
  const day = (moment: string) => {
    const sameYear = new Date(moment).getFullYear() === nowOnPage().getFullYear();
    return i18n.date(moment, { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) });
  };
  return { title, result, counts, day };
}

function useTitle(): PieceWords['title'] {
  const { t } = useLingui();
  return ({ title, kind }) => {
    if (title) return title;
    const kinds: Readonly<Record<Piece['kind'], string>> = {
      observation: t`Seen by an adult`,
      work: t`Piece of work`,
      project: t`Project`,
      performance: t`Performance`,
      conversation: t`Conversation`,
      check: t`Quick check`,
      portfolio: t`Portfolio`,
      external: t`From outside school`,
    };
    return kinds[kind];
  };
}

function useResult(): PieceWords['result'] {
  const { t } = useLingui();
  const levelText = useLevelText();
  return ({ state, level }) => {
    if (level !== null) return levelText(level);
    const states: Readonly<Record<Piece['state'], string>> = {
      scored: t`no level`,
      missed: t`missed`,
      excused: t`excused`,
      not_attempted: t`not tried`,
      in_progress: t`in progress`,
      unreadable: t`could not be read`,
      withdrawn: t`taken back`,
    };
    return states[state];
  };
}

function useCounts(): PieceWords['counts'] {
  const { t } = useLingui();
  return ({ percent, unusedBecause }) => {
    if (percent !== null) return t`counts ${percent} of 100`;
    switch (unusedBecause) {
      case 'corrected':
        return t`corrected later`;
      case 'older_than_window':
        return t`older, does not count`;
      case 'after_as_of':
        return t`after this date`;
      case 'not_summative':
        return t`practice, does not count`;
      case 'withdrawn':
        return t`taken back`;
      default:
        return t`no score, does not count`;
    }
  };
}
