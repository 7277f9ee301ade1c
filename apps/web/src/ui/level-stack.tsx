import { Trans, useLingui } from '@lingui/react/macro';
import { CairnMark } from './cairn-mark.tsx';
import type { MarkSize } from './cairn-mark-geometry.ts';
import { effectiveState, type MarkMeaning } from './cairn-mark-state.ts';
import css from './level-stack.module.css';
import { useLevelText, useMarkWords } from './mark-words.ts';
import { SaidOnly } from './said-only.tsx';

export interface LevelStackProps extends MarkMeaning {
  readonly size?: MarkSize | undefined;
  /** "2.5 of 4" instead of "2.5", for readers who do not know the scale. */
  readonly ofFour?: boolean | undefined;
  /** Says "mastered" in words too; needed at 16 px, where the ground line has no room. */
  readonly sayMastered?: boolean | undefined;
}

/** The mark with its number or word beside it. Screen readers hear the whole meaning once. */
export function LevelStack({ size = 24, ofFour = false, sayMastered = false, ...meaning }: LevelStackProps) {
  const words = useMarkWords();
  return (
    <span className={css['stack']}>
      <CairnMark {...meaning} size={size} label="" />
      <SaidOnly>{words(meaning)}</SaidOnly>
      <span aria-hidden="true" className={css['shown']}>
        <LevelWord {...meaning} ofFour={ofFour} sayMastered={sayMastered} />
      </span>
    </span>
  );
}

type LevelWordProps = MarkMeaning & { readonly ofFour: boolean; readonly sayMastered: boolean };

function LevelWord({ ofFour, sayMastered, ...meaning }: LevelWordProps) {
  const { t } = useLingui();
  const levelText = useLevelText();
  const state = effectiveState(meaning);
  if (state === 'missed') return <span className={css['missed']}>{t`missed`}</span>;
  if (state === 'excused') return <em className={css['quiet']}>{t`excused`}</em>;
  if (meaning.level === null) return <span className={css['quiet']}>{t`no evidence yet`}</span>;
  const level = <strong>{levelText(meaning.level)}</strong>;
  return (
    <>
      {ofFour ? <Trans>{level} of 4</Trans> : level}
      {sayMastered && meaning.mastered ? <span className={css['quiet']}> {t`mastered`}</span> : null}
    </>
  );
}
