import { useId } from 'react';
import css from './cairn-mark.module.css';
import type { StoneShape } from './cairn-mark-geometry.ts';
import { type LevelRange, type MarkState, type StoneTone, stoneFill } from './cairn-mark-state.ts';

interface CairnStoneProps {
  readonly shape: StoneShape;
  readonly line: number;
  readonly grid: number;
  readonly level: number;
  readonly state: MarkState;
  readonly tone: StoneTone;
  readonly range: LevelRange | undefined;
}

/** One stone: whole, half, outlined, being laid, or hatched because the evidence allows both. */
export function CairnStone({ shape, line, grid, level, state, tone, range }: CairnStoneProps) {
  const fill = stoneFill(shape.index, level, state, range);
  const toneClass = css[`tone${tone}`];
  const dash = grid === 48 ? '3.2 2.2' : '2 1.5';
  switch (fill) {
    case 'whole':
      return <path d={shape.whole} className={toneClass} fill="currentColor" />;
    case 'half':
      return (
        <g className={toneClass}>
          <path d={shape.half} fill="currentColor" />
          <path d={shape.inset} fill="none" stroke="currentColor" strokeWidth={line} />
        </g>
      );
    case 'hatched':
      return <HatchedStone {...{ shape, line, grid }} toneClass={toneClass} />;
    case 'next':
      return <path d={shape.inset} className={css['next']} strokeWidth={line} strokeDasharray={dash} />;
    case 'half-next':
      return (
        <>
          <path d={shape.inset} className={css['next']} strokeWidth={line} strokeDasharray={dash} />
          <path d={shape.half} className={toneClass} fill="currentColor" />
        </>
      );
    default:
      return <path d={shape.inset} className={css['outline']} strokeWidth={line} />;
  }
}

interface HatchedStoneProps extends Pick<CairnStoneProps, 'shape' | 'line' | 'grid'> {
  readonly toneClass: string | undefined;
}

function HatchedStone({ shape, line, grid, toneClass }: HatchedStoneProps) {
  const id = useId();
  const step = grid === 48 ? 4 : 3;
  return (
    <g className={toneClass}>
      <pattern id={id} width={step} height={step} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={step / 2} height={step} fill="currentColor" />
      </pattern>
      <path d={shape.whole} fill={`url(#${id})`} />
      <path d={shape.inset} fill="none" stroke="currentColor" strokeWidth={line} />
    </g>
  );
}
