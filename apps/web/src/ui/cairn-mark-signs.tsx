import css from './cairn-mark.module.css';
import type { StoneTone } from './cairn-mark-state.ts';

type Grid = 48 | 24 | 16;

interface SignProps {
  readonly grid: Grid;
  readonly line: number;
}

/** Bare ground: nothing has been shown yet. Small sizes sit on whole pixels. */
export function NoEvidenceLine({ grid, line }: SignProps) {
  const at = {
    48: { x1: 4.32, x2: 43.68, y: 46.2, dash: '4.8 3.84' },
    24: { x1: 3, x2: 21, y: 22.5, dash: '2 2' },
    16: { x1: 1, x2: 15, y: 15.5, dash: '2 1' },
  }[grid];
  return (
    <path
      d={`M${at.x1},${at.y}H${at.x2}`}
      className={css['outline']}
      strokeWidth={line}
      strokeDasharray={at.dash}
      shapeRendering={grid === 48 ? undefined : 'crispEdges'}
    />
  );
}

/** Work was due and did not come: a ring and a cross, never a number. */
export function MissedRing({ grid, line }: SignProps) {
  const unit = grid / 48;
  const from = 17 * unit;
  const to = 31 * unit;
  return (
    <g className={css['missed']} strokeWidth={line} strokeLinecap="round">
      <circle cx={grid / 2} cy={grid / 2} r={17.3 * unit} />
      <path d={`M${from},${from}L${to},${to}M${to},${from}L${from},${to}`} />
    </g>
  );
}

/** Excused work never counts: a broken ring and a bar. */
export function ExcusedRing({ grid, line }: SignProps) {
  const unit = grid / 48;
  const dashes = { 48: 20, 24: 14, 16: 10 }[grid];
  return (
    <g className={css['excused']} strokeWidth={line}>
      <circle cx={grid / 2} cy={grid / 2} r={17.3 * unit} pathLength={dashes * 5} strokeDasharray="3 2" />
      <path d={`M${15.3 * unit},${grid / 2}H${32.7 * unit}`} strokeLinecap="round" />
    </g>
  );
}

/** The line that a mastered pile stands on. At 16 px there is no room: there the word says it. */
export function GroundLine({ grid, tone }: { readonly grid: Grid; readonly tone: StoneTone }) {
  if (grid === 16) return null;
  const full = grid === 48;
  return (
    <path
      d={full ? 'M2.9,46.6H45.1' : 'M1.5,22.5H22.5'}
      className={css[`tone${tone}`]}
      stroke="currentColor"
      strokeWidth={full ? 2 : 1.5}
      strokeLinecap="round"
    />
  );
}

/** Time to look again: a disc with a turning arrow, and at 16 px a dot. */
export function DueSign({ grid, line }: SignProps) {
  if (grid === 16) return <circle cx={13.5} cy={2.5} r={2} className={css['dueDot']} strokeWidth={1} />;
  return (
    <g className={css['due']} strokeWidth={line} transform={grid === 24 ? 'scale(0.5)' : undefined}>
      <circle cx={40.2} cy={7.8} r={7.4} strokeWidth={grid === 24 ? 2 : line} />
      <path
        d="M43.1,5.7A3.7,3.7 0 1 0 43.9,8.4M43.9,3.6V6.5H41"
        fill="none"
        strokeWidth={grid === 24 ? 1.8 : Math.min(line, 1.4)}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </g>
  );
}
