import { standingMark } from '../../../app/standing-mark.ts';
import { CairnMark } from '../../../ui/cairn-mark.tsx';
import type { MarkSize } from '../../../ui/cairn-mark-geometry.ts';
import type { Spot } from './layout.ts';
import css from './map.module.css';

/** The largest drawing of the mark that fits into a disc. */
function markSize(radius: number): MarkSize {
  const room = radius * 1.5;
  if (room >= 48) return 48;
  if (room >= 32) return 32;
  return room >= 24 ? 24 : 16;
}

/** A place on the map: a lit disc with its number, a cairn behind, or bare ground in a ring. */
export function PlaceDisc({ spot, moved }: { readonly spot: Spot; readonly moved: boolean }) {
  const { x, y, radius, kind, number, place } = spot;
  const size = markSize(radius);
  const corner = { x: Math.round(x - size / 2), y: Math.round(y - size / 2) };
  const badge = { x: x - radius * 0.78, y: y - radius * 0.78 };
  return (
    <g className={css['disc']} data-kind={kind} data-moved={moved}>
      <circle cx={x} cy={y} r={radius} className={css['ring']} />
      {kind === 'known' ? (
        <text x={x} y={y + 5} textAnchor="middle" className={css['knownSign']}>
          ~
        </text>
      ) : (
        <g transform={`translate(${corner.x} ${corner.y})`}>
          <g className={css['settles']}>
            <CairnMark {...standingMark(place.standing)} size={size} label="" />
          </g>
        </g>
      )}
      {number === null ? null : (
        <>
          <circle cx={badge.x} cy={badge.y} r={13} className={css['badge']} />
          <text x={badge.x} y={badge.y + 5} textAnchor="middle" className={css['badgeNumber']}>
            {number}
          </text>
        </>
      )}
    </g>
  );
}
