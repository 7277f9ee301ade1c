import { seededRandom } from '@cairn/domain/random';

/** Height of the land at a point in CSS pixels. About 0 where a trail begins and 1 where it leads; no unit. */
export type HeightField = (x: number, y: number) => number;

export interface Land {
  /** The same seed always gives the same hills. */
  readonly seed: string;
  /** How far up the trail a point lies: 0 at its beginning, 1 at its end. */
  readonly rise: HeightField;
  /** Distance between neighbouring hills, in CSS pixels. */
  readonly hill?: number;
  /** Height of the hills in parts of the whole rise. */
  readonly relief?: number;
}

const LATTICE = 64;

/**
 * Land that rises along a trail, with hills: the rise plus two octaves of value noise, whose lattice is filled
 * from the seed (value noise after K. Perlin's smoothing 6t^5 - 15t^4 + 10t^3, "Improving noise", 2002).
 */
export function createLand({ seed, rise, hill = 190, relief = 0.3 }: Land): HeightField {
  const noise = valueNoise(seed);
  return (x, y) => {
    const hills = noise(x / hill, y / hill) + 0.35 * noise(x / (hill * 0.45) + 17, y / (hill * 0.45) + 5);
    return rise(x, y) + relief * (hills / 1.35 - 0.5);
  };
}

/** Smooth noise from 0 to 1 over the plane; repeats after 64 lattice steps. */
export function valueNoise(seed: string): HeightField {
  const random = seededRandom(seed);
  const values = Array.from({ length: LATTICE * LATTICE }, () => random.next());
  const at = (i: number, j: number) =>
    values[(((j % LATTICE) + LATTICE) % LATTICE) * LATTICE + (((i % LATTICE) + LATTICE) % LATTICE)] ?? 0;
  return (x, y) => {
    const i = Math.floor(x);
    const j = Math.floor(y);
    const u = fade(x - i);
    const v = fade(y - j);
    const top = at(i, j) + u * (at(i + 1, j) - at(i, j));
    const foot = at(i, j + 1) + u * (at(i + 1, j + 1) - at(i, j + 1));
    return top + v * (foot - top);
  };
}

const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
