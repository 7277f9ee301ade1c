import type { Trail } from '@cairn/contract';
import { bandLines, nameSpot } from './bands.ts';
import { type Contour, contourPath, contoursAt, sampleHeights } from './contours.ts';
import { createLand } from './height-field.ts';
import { type Box, type Label, overlaps, placeLabels } from './labels.ts';
import { layOut, type MapFrame, type MapLayout } from './layout.ts';
import { sharePlaces } from './walk-order.ts';

export interface NamedLine {
  readonly name: string;
  readonly path: string;
  /** Where its name stands; null when there is no room for it. */
  readonly at: { readonly x: number; readonly y: number; readonly angle: number } | null;
}

/** Everything about the map that needs computing, ready to be drawn. */
export interface MapDrawing {
  readonly frame: MapFrame;
  readonly layout: MapLayout;
  readonly labels: readonly Label[];
  readonly fine: readonly string[];
  readonly bands: readonly NamedLine[];
  readonly fontSize: number;
}

const STEP = 9;
const BETWEEN_LINES = 0.047;
/** Height of the page's title, which lies over the head of a wide map. */
const TITLE_ROOM = 132;

/** Draws the land and the places for a size in CSS pixels. Pure; some tens of milliseconds at full screen. */
export function drawMap(trail: Trail, size: { readonly width: number; readonly height: number }): MapDrawing {
  const upright = size.width < 620;
  const frame: MapFrame = { ...size, top: upright ? 40 : TITLE_ROOM };
  const room = upright ? { behind: 2, ahead: 2 } : { behind: 3, ahead: 3 };
  const lanes = sharePlaces(
    trail.places,
    trail.nextSteps.map(({ id }) => id),
    room,
  );
  const layout = layOut(lanes, frame);
  const fontSize = upright ? 13 : 14;
  const labels = placeLabels(layout.spots, {
    bounds: { x: 6, y: frame.top, width: frame.width - 12, height: frame.height - frame.top - 30 },
    points: layout.stretches.flatMap(({ points }) => points),
    fontSize,
  });
  const land = createLand({ seed: trail.framework?.id ?? '', rise: layout.rise, hill: upright ? 120 : 190 });
  const grid = sampleHeights(land, frame.width, frame.height, STEP);
  const lines = bandLines(layout.spots, land);
  const heights = levels(grid.heights);
  const fine = heights
    .filter((height) => !lines.some((line) => Math.abs(line.height - height) < BETWEEN_LINES * 0.45))
    .flatMap((height) => contoursAt(grid, height))
    .map(contourPath);
  const taken = takenBy(layout, labels);
  const bands = lines.flatMap(({ name, height }) => {
    const contours = contoursAt(grid, height);
    if (contours.length === 0) return [];
    return [{ name, path: contours.map(contourPath).join(''), at: nameLine(contours, name, frame, taken) }];
  });
  return { frame, layout, labels, fine, bands, fontSize };
}

function levels(heights: Float64Array): readonly number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const height of heights) {
    low = Math.min(low, height);
    high = Math.max(high, height);
  }
  const first = Math.ceil(low / BETWEEN_LINES);
  const count = Math.max(0, Math.floor(high / BETWEEN_LINES) - first + 1);
  return Array.from({ length: count }, (_, at) => (first + at) * BETWEEN_LINES);
}

function takenBy({ spots, stretches }: MapLayout, labels: readonly Label[]): Box[] {
  const around = (x: number, y: number, reach: number): Box => ({
    x: x - reach,
    y: y - reach,
    width: reach * 2,
    height: reach * 2,
  });
  return [
    ...labels.map(({ box }) => box),
    ...spots.map(({ x, y, radius }) => around(x, y, radius + 4)),
    ...stretches.flatMap(({ points }) => points.map(([x, y]) => around(x, y, 5))),
  ];
}

function nameLine(
  contours: readonly Contour[],
  name: string,
  frame: MapFrame,
  taken: Box[],
): NamedLine['at'] {
  const half = Math.max(8, name.length) * 4.2 + 6;
  const boxAt = (x: number, y: number): Box => ({
    x: x - half,
    y: y - half / 2,
    width: half * 2,
    height: half,
  });
  const spot = nameSpot(contours, [frame.width * 0.62, frame.top + 60], ([x, y]) => {
    const box = boxAt(x, y);
    const fits = box.x > 4 && box.x + box.width < frame.width - 4 && y > frame.top && y < frame.height - 40;
    return fits && !taken.some((other) => overlaps(other, box));
  });
  if (spot) taken.push(boxAt(spot.x, spot.y));
  return spot;
}
