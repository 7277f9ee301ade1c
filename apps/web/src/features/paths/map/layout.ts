import type { Point } from './contours.ts';
import type { Lane, MapPlace } from './walk-order.ts';

/** The drawing area in CSS pixels; nothing stands above `top`, where the page's title is. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

export interface Spot extends MapPlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A piece of the path from one place to the next, as SVG path data. */
export interface Stretch {
  readonly id: string;
  readonly path: string;
  readonly points: readonly Point[];
  readonly walked: boolean;
}

export interface MapLayout {
  readonly upright: boolean;
  readonly start: Point;
  readonly spots: readonly Spot[];
  readonly stretches: readonly Stretch[];
  /** How far up the trail a point lies, 0 to 1. */
  readonly rise: (x: number, y: number) => number;
}

/** Where the lit places stand, in parts of the whole way. */
const FRONTIER = 0.47;
const RADII = { step: 34, behind: 21, known: 15, open: 22, ahead: 17 } as const;
const SMALLER = 0.82;

/**
 * Lays lanes over the land: from a common start they fan out and rise; to the right on a wide screen, upward on
 * an upright one. Pure: the same lanes in the same frame always give the same places.
 */
export function layOut(lanes: readonly Lane[], frame: MapFrame): MapLayout {
  const upright = frame.width < 620;
  const axes = upright ? uprightAxes(frame) : wideAxes(frame);
  const start = axes.at(0, 0.5);
  const spots: Spot[] = [];
  const stretches: Stretch[] = [];
  for (const [index, lane] of lanes.entries()) {
    const across = lanes.length === 1 ? 0.5 : index / (lanes.length - 1);
    let from: Point = start;
    let bend = index % 2 === 0 ? 1 : -1;
    for (const { entry, along } of spread(lane)) {
      const [x, y] = axes.at(along, fan(along, across) + bend * axes.wiggle);
      bend = -bend;
      const radius = RADII[entry.kind] * (upright ? SMALLER : 1);
      spots.push({ ...entry, x, y, radius });
      stretches.push(stretch(from, [x, y], upright, entry));
      from = [x, y];
    }
  }
  return { upright, start, spots, stretches, rise: axes.rise };
}

/** Lanes leave the start together and are apart by a quarter of the way. */
function fan(along: number, across: number): number {
  const open = Math.min(1, 0.35 + along / 0.42);
  return 0.5 + (across - 0.5) * open;
}

function spread({ behind, step, ahead }: Lane): readonly { entry: MapPlace; along: number }[] {
  const first = FRONTIER - 0.13 * behind.length;
  const before = behind.map((entry, at) => ({ entry, along: Math.max(0.1, first) + at * 0.13 }));
  const after = ahead.map((entry, at) => ({
    entry,
    along: FRONTIER + 0.2 + (0.32 * at) / Math.max(1, ahead.length - 1),
  }));
  return [...before, ...(step ? [{ entry: step, along: FRONTIER }] : []), ...after];
}

interface Axes {
  readonly at: (along: number, across: number) => Point;
  readonly rise: (x: number, y: number) => number;
  /** How far neighbours step aside, so that the path winds. */
  readonly wiggle: number;
}

/** From the lower left to the upper right. */
function wideAxes({ width, height, top }: MapFrame): Axes {
  const left = 60;
  const right = width - 96;
  const slope = (height - top) * 0.2;
  const middle = top + (height - top) / 2;
  const room = height - top - slope - 130;
  return {
    at: (along, across) => [
      left + along * (right - left),
      middle + slope / 2 - along * slope + (across - 0.5) * room,
    ],
    rise: (x, y) => (x - left + (height - y) * 0.25) / (right - left + height * 0.25),
    wiggle: 0.035,
  };
}

/** From the foot to the head, for phones. */
function uprightAxes({ width, height, top }: MapFrame): Axes {
  const foot = height - 46;
  const head = top + 40;
  const room = width - 110;
  return {
    at: (along, across) => [55 + across * room, foot - along * (foot - head)],
    rise: (_x, y) => (foot - y) / (foot - head),
    wiggle: 0.05,
  };
}

function stretch(from: Point, to: Point, upright: boolean, entry: MapPlace): Stretch {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const half = upright ? (y2 - y1) / 2 : (x2 - x1) / 2;
  const c1: Point = upright ? [x1, y1 + half] : [x1 + half, y1];
  const c2: Point = upright ? [x2, y2 - half] : [x2 - half, y2];
  const points = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((t) => bezier(from, c1, c2, to, t));
  const text = ([x, y]: Point) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
  return {
    id: entry.place.id,
    path: `M${text(from)}C${text(c1)} ${text(c2)} ${text(to)}`,
    points,
    walked: entry.kind === 'behind' || entry.kind === 'step',
  };
}

function bezier(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const s = 1 - t;
  const mix = (at: 0 | 1) =>
    s * s * s * a[at] + 3 * s * s * t * b[at] + 3 * s * t * t * c[at] + t * t * t * d[at];
  return [mix(0), mix(1)];
}
