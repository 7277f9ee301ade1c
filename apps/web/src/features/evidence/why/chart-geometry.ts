import type { PieceWithPercent } from './pieces.ts';

export interface Dot {
  readonly piece: PieceWithPercent;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface ChartGeometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly levelY: (level: number) => number;
  /** Where pieces without a level stand: below the scale, so that none reads as a zero. */
  readonly offScaleY: number;
  readonly dots: readonly Dot[];
  /** How many letters a caption has room for. */
  readonly letters: number;
}

/** Older pieces than these are in the table only. */
export const MOST_DOTS = 8;
/** The least width for one piece: on a phone three fit beside the scale, with shorter captions. */
const perPiece = (available: number) => (available < 480 ? 76 : 104);
const LEFT = 78;
const RIGHT = 14;
const TOP = 18;
const SCALE = 200;
/** Width of a letter of a caption, in CSS pixels; a little more than measured. */
const LETTER = 7.2;
const UNUSED_RADIUS = 6;

/**
 * Places the newest pieces side by side in the order they happened, at the height of their level. The area of a
 * dot is what it counts: a radius of 19 px stands for 60 of 100.
 * @param available width in CSS pixels; the chart is wider when the pieces need it
 */
export function chartGeometry(pieces: readonly PieceWithPercent[], available: number): ChartGeometry {
  const shown = pieces.slice(-MOST_DOTS);
  const hasOffScale = shown.some(({ level }) => level === null);
  const width = Math.max(available, LEFT + RIGHT + shown.length * perPiece(available));
  const levelY = (level: number) => TOP + SCALE - (level / 4) * SCALE;
  const offScaleY = TOP + SCALE + 46;
  const slot = (width - LEFT - RIGHT) / Math.max(1, shown.length);
  return {
    width,
    height: TOP + SCALE + (hasOffScale ? 118 : 74),
    left: LEFT,
    right: width - RIGHT,
    levelY,
    offScaleY,
    letters: Math.floor(slot / LETTER),
    dots: shown.map((piece, at) => ({
      piece,
      x: LEFT + slot * (at + 0.5),
      y: piece.level === null ? offScaleY : levelY(piece.level),
      radius: piece.percent === null ? UNUSED_RADIUS : Math.max(7, 19 * Math.sqrt(piece.percent / 60)),
    })),
  };
}
