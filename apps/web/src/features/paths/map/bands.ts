import type { Contour, Point } from './contours.ts';
import type { Spot } from './layout.ts';

/** A band of the framework as a line on the map: it begins at this height. */
export interface BandLine {
  readonly name: string;
  readonly height: number;
}

/** Lines nearer to each other than this would not be told apart. */
const APART = 0.1;

/**
 * Where each band begins, for the bands of the places on the map, in the order of their names: below the mean height
 * of its own places and above that of the band before. A band whose line would not lie clearly above the former is
 * left out, for a line that contradicts the order tells nothing.
 */
export function bandLines(spots: readonly Spot[], heightOf: (x: number, y: number) => number): BandLine[] {
  const byBand = new Map<string, number[]>();
  for (const { place, x, y } of spots) {
    if (place.band !== null) byBand.set(place.band, [...(byBand.get(place.band) ?? []), heightOf(x, y)]);
  }
  const byName = new Intl.Collator('en', { numeric: true });
  const means = [...byBand]
    .map(([name, heights]) => ({ name, mean: heights.reduce((sum, h) => sum + h, 0) / heights.length }))
    .toSorted((a, b) => byName.compare(a.name, b.name));
  const lines: (BandLine & { readonly mean: number })[] = [];
  for (const { name, mean } of means) {
    const before = lines.at(-1);
    const height = before ? (before.mean + mean) / 2 : mean - APART;
    if (before === undefined || height - before.height >= APART) lines.push({ name, height, mean });
  }
  return lines.map(({ name, height }) => ({ name, height }));
}

/** A place on a line for its name: as near to `wanted` as may be, and free; with the line's slope there, in degrees. */
export function nameSpot(
  contours: readonly Contour[],
  wanted: Point,
  free: (point: Point) => boolean,
): { readonly x: number; readonly y: number; readonly angle: number } | null {
  let best: { x: number; y: number; angle: number; away: number } | null = null;
  for (const { points } of contours) {
    for (let at = 3; at < points.length - 3; at += 1) {
      const here = points[at];
      const a = points[at - 3];
      const b = points[at + 3];
      if (!here || !a || !b || !free(here)) continue;
      const away = Math.hypot(here[0] - wanted[0], here[1] - wanted[1]);
      if (best && best.away <= away) continue;
      best = { x: here[0], y: here[1], angle: readable(Math.atan2(b[1] - a[1], b[0] - a[0])), away };
    }
  }
  return best === null ? null : { x: best.x, y: best.y, angle: best.angle };
}

/** Never upside down. */
function readable(radians: number): number {
  const degrees = (radians * 180) / Math.PI;
  if (degrees > 90) return degrees - 180;
  return degrees < -90 ? degrees + 180 : degrees;
}
