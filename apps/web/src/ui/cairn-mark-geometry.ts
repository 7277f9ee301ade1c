/**
 * The drawing of the cairn mark, as paths in its own grid: 48 units for 32 px and more, and
 * separate drawings on whole pixels for 24 and 16 px: a scaled pebble is a blur at that size.
 */

export type MarkSize = 16 | 24 | 32 | 48 | 64 | 96;
export type ReadingDirection = 'ltr' | 'rtl';
type Point = readonly [x: number, y: number];
type Curve = readonly [Point, Point, Point, Point];

export interface StoneShape {
  /** 1 is the ground stone, 4 the top one. */
  readonly index: 1 | 2 | 3 | 4;
  /** The whole stone, to be filled. */
  readonly whole: string;
  /** The same stone smaller by half a line all round, to be stroked so that the line stays inside. */
  readonly inset: string;
  /** The half that is filled for a half level: left of the centre, or right of it in right-to-left text. */
  readonly half: string;
}

export interface MarkDrawing {
  /** Side of the square view box in grid units. */
  readonly grid: 48 | 24 | 16;
  /** Outline width in grid units. */
  readonly line: number;
  readonly stones: readonly StoneShape[];
}

interface StoneBox {
  readonly index: 1 | 2 | 3 | 4;
  readonly cx: number;
  readonly cy: number;
  readonly w: number;
  readonly h: number;
}

/** Centre, width and height of each stone on the 48 grid, from the ground up. */
export const stoneBoxes: readonly StoneBox[] = [
  { index: 1, cx: 24, cy: 39.2, w: 40, h: 9.8 },
  { index: 2, cx: 22.8, cy: 28.2, w: 32, h: 9.2 },
  { index: 3, cx: 25.2, cy: 17.9, w: 24.5, h: 8.4 },
  { index: 4, cx: 23.4, cy: 8.6, w: 16.5, h: 7.4 },
];

/** The pebble in parts of width and height from its centre, as four Bézier curves, clockwise from the left. */
const pebble: readonly [Curve, Curve, Curve, Curve] = [
  [
    [-0.5, 0.08],
    [-0.5, -0.34],
    [-0.32, -0.5],
    [-0.08, -0.5],
  ],
  [
    [-0.08, -0.5],
    [0.26, -0.5],
    [0.5, -0.28],
    [0.5, 0.06],
  ],
  [
    [0.5, 0.06],
    [0.5, 0.4],
    [0.32, 0.5],
    [0.04, 0.5],
  ],
  [
    [0.04, 0.5],
    [-0.3, 0.5],
    [-0.5, 0.42],
    [-0.5, 0.08],
  ],
];

const pills24: readonly Pill[] = [
  { index: 1, x: 2, y: 17, w: 20, h: 4 },
  { index: 2, x: 3, y: 12, w: 16, h: 4 },
  { index: 3, x: 6, y: 7, w: 12, h: 4 },
  { index: 4, x: 7, y: 2, w: 8, h: 4 },
];

const pills16: readonly Pill[] = [
  { index: 1, x: 0, y: 12, w: 16, h: 3 },
  { index: 2, x: 1, y: 8, w: 13, h: 3 },
  { index: 3, x: 3, y: 4, w: 10, h: 3 },
  { index: 4, x: 4, y: 0, w: 7, h: 3 },
];

interface Pill {
  readonly index: 1 | 2 | 3 | 4;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const mix = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Cuts a cubic Bézier curve in two at parameter t, by de Casteljau's construction. */
export function splitCurve([p0, p1, p2, p3]: Curve, t: number): readonly [Curve, Curve] {
  const a = mix(p0, p1, t);
  const b = mix(p1, p2, t);
  const c = mix(p2, p3, t);
  const d = mix(a, b, t);
  const e = mix(b, c, t);
  const middle = mix(d, e, t);
  return [
    [p0, a, d, middle],
    [middle, e, c, p3],
  ];
}

/** The parameter at which a curve whose x runs one way crosses x = 0; bisection to 1e-9. */
function parameterAtCentre(curve: Curve): number {
  const rising = curve[0][0] < curve[3][0];
  let low = 0;
  let high = 1;
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    const x = splitCurve(curve, middle)[0][3][0];
    if (x < 0 === rising) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const topCut = splitCurve(pebble[1], parameterAtCentre(pebble[1]));
const bottomCut = splitCurve(pebble[3], parameterAtCentre(pebble[3]));
const leftHalf: readonly Curve[] = [bottomCut[1], pebble[0], topCut[0]];
const rightHalf: readonly Curve[] = [topCut[1], pebble[2], bottomCut[0]];

function draw(curves: readonly Curve[], box: StoneBox, mirrored: boolean): string {
  const place = ([x, y]: Point): string =>
    `${round(box.cx + (mirrored ? -x : x) * box.w)},${round(box.cy + y * box.h)}`;
  const first = curves[0];
  if (!first) return '';
  const parts = curves.map(([, b, c, d]) => `C${place(b)} ${place(c)} ${place(d)}`);
  return `M${place(first[0])}${parts.join('')}Z`;
}

/** One stone of the 48 grid. Stones 2 and 4 are mirrored, so the pile leans and returns. */
function pebbleShape(box: StoneBox, line: number, direction: ReadingDirection): StoneShape {
  const mirrored = box.index % 2 === 0;
  const wantLeft = direction === 'ltr';
  return {
    index: box.index,
    whole: draw(pebble, box, mirrored),
    inset: draw(pebble, { ...box, w: box.w - line, h: box.h - line }, mirrored),
    half: draw(wantLeft === mirrored ? rightHalf : leftHalf, box, mirrored),
  };
}

function pillPath(x: number, y: number, w: number, h: number): string {
  const r = h / 2;
  const arc = (dy: number): string => `a${r},${r} 0 0 1 0,${dy}`;
  return `M${x + r},${y}h${round(w - h)}${arc(h)}h${round(h - w)}${arc(-h)}Z`;
}

/** The filled half ends on a whole pixel, so that 16 px stays crisp. */
function halfPillPath({ x, y, w, h }: Pill, direction: ReadingDirection): string {
  const r = h / 2;
  if (direction === 'ltr') {
    const middle = Math.round(x + w / 2);
    return `M${middle},${y}H${x + r}a${r},${r} 0 0 0 0,${h}H${middle}Z`;
  }
  const middle = Math.floor(x + w / 2);
  return `M${middle},${y}H${x + w - r}a${r},${r} 0 0 1 0,${h}H${middle}Z`;
}

function pillShape(pill: Pill, direction: ReadingDirection): StoneShape {
  const { index, x, y, w, h } = pill;
  return {
    index,
    whole: pillPath(x, y, w, h),
    inset: pillPath(x + 0.5, y + 0.5, w - 1, h - 1),
    half: halfPillPath(pill, direction),
  };
}

/**
 * All stones for a size in CSS pixels. The outline is max(1.25 px, size / 38) wide from 32 px up,
 * and 1 px below; widths come back in grid units.
 */
export function drawMark(size: MarkSize, direction: ReadingDirection = 'ltr'): MarkDrawing {
  if (size === 16) return { grid: 16, line: 1, stones: pills16.map((pill) => pillShape(pill, direction)) };
  if (size === 24) return { grid: 24, line: 1, stones: pills24.map((pill) => pillShape(pill, direction)) };
  const line = round((Math.max(1.25, size / 38) * 48) / size);
  return { grid: 48, line, stones: stoneBoxes.map((box) => pebbleShape(box, line, direction)) };
}
