import { LEVELS } from '@cairn/domain/scale';
import { useLingui } from '@lingui/react/macro';
import { CairnMark } from '../../../ui/cairn-mark.tsx';
import { useLevelText } from '../../../ui/mark-words.ts';
import type { GridAction } from './grid-keys.ts';
import css from './level-pad.module.css';
import type { RatingValue } from './rating-write.ts';

export interface LevelPadProps {
  readonly act: (action: GridAction) => void;
  /** What is given now in this sitting. */
  readonly value: RatingValue | null;
  /** Targets of 54 px with marks, for thumbs. */
  readonly big?: boolean;
}

/** The levels as buttons, for hands without a keyboard; on a phone also the states, which else stand at the foot. */
export function LevelPad({ act, value, big = false }: LevelPadProps) {
  const { t } = useLingui();
  const levelText = useLevelText();
  const states = [
    { state: 'missed', word: t`missed` },
    { state: 'excused', word: t`excused` },
    { state: 'in_progress', word: t`in progress` },
    { state: 'not_attempted', word: t`not attempted` },
    { state: 'unreadable', word: t`unreadable` },
  ] as const;
  return (
    <div className={css['pad']} data-big={big || undefined}>
      <fieldset className={css['levels']} aria-label={t`Levels`}>
        {LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            aria-pressed={value?.level === level}
            aria-label={t`Rate ${levelText(level)} of 4`}
            onClick={() => act({ kind: 'rate', level })}
          >
            {big ? <CairnMark level={level} size={32} label="" /> : null}
            {levelText(level)}
          </button>
        ))}
      </fieldset>
      {big ? (
        <fieldset className={css['states']} aria-label={t`Without a level`}>
          {states.map(({ state, word }) => (
            <button
              key={state}
              type="button"
              aria-pressed={value?.state === state}
              onClick={() => act({ kind: 'state', state })}
            >
              {word}
            </button>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
