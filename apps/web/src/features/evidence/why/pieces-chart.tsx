import type { Explanation } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { CairnMark } from '../../../ui/cairn-mark.tsx';
import { type ChartGeometry, chartGeometry, type Dot, MOST_DOTS } from './chart-geometry.ts';
import { usePieceWords } from './piece-words.ts';
import type { PieceWithPercent } from './pieces.ts';
import css from './why.module.css';

export interface PiecesChartProps {
  readonly explanation: Explanation;
  readonly pieces: readonly PieceWithPercent[];
}

/** Pieces over time at the height of their level. The table beside it says the same in words. */
export function PiecesChart({ explanation, pieces }: PiecesChartProps) {
  const { t } = useLingui();
  const { ref, width } = useElementSize<HTMLElement>();
  const drawing = useRef<SVGSVGElement>(null);
  const chart = chartGeometry(pieces, Math.max(280, width));
  const chartWidth = chart.width;
  useEffect(() => {
    // Where the chart is wider than its place, the newest piece is the one to see first.
    if (width > 0) drawing.current?.parentElement?.scrollTo({ left: chartWidth });
  }, [width, chartWidth]);
  const label = t`Chart of the pieces over time. The button "Show as table" gives the same in words.`;
  const hidden = pieces.length - chart.dots.length;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1). */}
      <section ref={ref} className={css['chartPlace']} aria-label={label} tabIndex={0}>
        {width > 0 ? (
          <svg
            ref={drawing}
            width={chart.width}
            height={chart.height}
            className={css['chart']}
            aria-hidden="true"
          >
            <Scale chart={chart} goal={explanation.rule.masteryLevel} />
            <Line chart={chart} />
            {chart.dots.map((dot) => (
              <PieceDot key={dot.piece.ratingId} dot={dot} chart={chart} />
            ))}
          </svg>
        ) : null}
      </section>
      {hidden > 0 ? (
        <p className={css['quiet']}>{t`The newest ${MOST_DOTS} are drawn; the table has all of them.`}</p>
      ) : null}
    </>
  );
}

function Scale({ chart, goal }: { readonly chart: ChartGeometry; readonly goal: number }) {
  const { t, i18n } = useLingui();
  const { left, right, levelY } = chart;
  const goalText = i18n.number(goal);
  return (
    <>
      {[0, 1, 2, 3, 4].map((level) => (
        <g key={level}>
          <line x1={left} x2={right} y1={levelY(level)} y2={levelY(level)} className={css['gridLine']} />
          <text x={14} y={levelY(level) + 5} className={css['scale']}>
            {level}
          </text>
          <g transform={`translate(34 ${Math.round(levelY(level)) - 12})`}>
            <CairnMark level={level} size={24} label="" />
          </g>
        </g>
      ))}
      <line x1={left} x2={right} y1={levelY(goal)} y2={levelY(goal)} className={css['goalLine']} />
      <text x={left + 4} y={levelY(goal) - 7} className={css['goal']}>
        {chart.width < 520 ? t`${goalText} is the goal` : t`${goalText} is the goal for everyone`}
      </text>
    </>
  );
}

function Line({ chart }: { readonly chart: ChartGeometry }) {
  const scored = chart.dots.filter(({ piece }) => piece.level !== null);
  return <polyline points={scored.map(({ x, y }) => `${x},${y}`).join(' ')} className={css['line']} />;
}

function PieceDot({ dot, chart }: { readonly dot: Dot; readonly chart: ChartGeometry }) {
  const words = usePieceWords();
  const { piece, x, y, radius } = dot;
  const inside = radius >= 12 && piece.level !== null;
  const foot = chart.height - 10;
  return (
    <g>
      {piece.level === null ? (
        <g transform={`translate(${Math.round(x) - 12} ${Math.round(y) - 12})`}>
          <CairnMark level={null} size={24} state={offScaleState(piece)} label="" />
        </g>
      ) : (
        <circle cx={x} cy={y} r={radius} className={css['dot']} data-used={piece.used} />
      )}
      {piece.level === null ? null : (
        <text x={x} y={inside ? y + 5 : y - radius - 7} className={inside ? css['onDot'] : css['value']}>
          {words.result(piece)}
        </text>
      )}
      <PieceCaption dot={dot} chart={chart} />
      <text x={x} y={foot} className={css['date']}>
        {words.day(piece.happenedAt)}
      </text>
    </g>
  );
}

function PieceCaption({ dot, chart }: { readonly dot: Dot; readonly chart: ChartGeometry }) {
  const words = usePieceWords();
  const { piece, x, y, radius } = dot;
  const low = piece.level !== null && piece.level < 1;
  const lines = [
    short(words.title(piece), chart.letters),
    short(piece.used ? (piece.context ?? '') : words.counts(piece), chart.letters),
  ].filter(Boolean);
  const under = piece.level === null ? y + 26 : y + radius + 18;
  const top = low ? chart.levelY(1) + 10 - lines.length * 4 : under;
  const shift = low ? -18 : 0;
  return lines.map((line, at) => (
    <text
      key={line}
      x={x}
      y={top + shift + at * 17}
      className={at === 0 ? css['caption'] : css['captionMore']}
    >
      {piece.level === null && at === 0 ? words.result(piece) : line}
    </text>
  ));
}

/** The table has the whole of what is cut here. */
function short(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;
}

function offScaleState({ state }: PieceWithPercent): 'missed' | 'excused' | 'in-progress' | 'none' {
  if (state === 'missed' || state === 'excused') return state;
  return state === 'in_progress' ? 'in-progress' : 'none';
}
