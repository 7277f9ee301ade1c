import { useLingui } from '@lingui/react/macro';
import { isLocale, locales } from '../i18n/locales.ts';
import css from './cairn-mark.module.css';
import { drawMark, type MarkSize, type ReadingDirection } from './cairn-mark-geometry.ts';
import { DueSign, ExcusedRing, GroundLine, MissedRing, NoEvidenceLine } from './cairn-mark-signs.tsx';
import { drawableLevel, effectiveState, type MarkMeaning, pileTone } from './cairn-mark-state.ts';
import { CairnStone } from './cairn-mark-stone.tsx';
import { useMarkWords } from './mark-words.ts';

export interface CairnMarkProps extends MarkMeaning {
  readonly size: MarkSize;
  /** Text alternative; made from level, state and mastery when left out. An empty text hides the mark from screen readers, for use beside the same words. */
  readonly label?: string | undefined;
  /** Reading direction, when it differs from the page's language. */
  readonly direction?: ReadingDirection | undefined;
}

/** A competency as a pile of up to four stones. Count and shape carry the level, colour repeats it. */
export function CairnMark({ size, label, direction, ...meaning }: CairnMarkProps) {
  const { i18n } = useLingui();
  const words = useMarkWords();
  const pageDirection = isLocale(i18n.locale) ? locales[i18n.locale].direction : 'ltr';
  const text = label ?? words(meaning);
  const drawing = drawMark(size, direction ?? pageDirection);
  return (
    <svg
      role="img"
      aria-hidden={text === '' ? true : undefined}
      aria-label={text === '' ? undefined : text}
      className={css['mark']}
      width={size}
      height={size}
      viewBox={`0 0 ${drawing.grid} ${drawing.grid}`}
      focusable="false"
    >
      <MarkBody size={size} direction={direction ?? pageDirection} {...meaning} />
    </svg>
  );
}

interface MarkBodyProps extends MarkMeaning {
  readonly size: MarkSize;
  readonly direction: ReadingDirection;
}

function MarkBody({ size, direction, ...meaning }: MarkBodyProps) {
  const state = effectiveState(meaning);
  const { grid, line, stones } = drawMark(size, direction);
  // Width of ring and cross: max(1.5 px, size / 22), in grid units.
  const strong = (Math.max(1.5, size / 22) * grid) / size;
  if (state === 'none') return <NoEvidenceLine grid={grid} line={line} />;
  if (state === 'missed') return <MissedRing grid={grid} line={strong} />;
  if (state === 'excused') return <ExcusedRing grid={grid} line={strong} />;
  const level = drawableLevel(meaning.level ?? 0);
  const tone = pileTone(level);
  return (
    <>
      {stones.map((shape) => (
        <CairnStone key={shape.index} {...{ shape, line, grid, level, state, tone }} range={meaning.range} />
      ))}
      {meaning.mastered ? <GroundLine grid={grid} tone={tone} /> : null}
      {state === 'due' ? <DueSign grid={grid} line={line} /> : null}
    </>
  );
}
