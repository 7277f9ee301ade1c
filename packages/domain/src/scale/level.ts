declare const levelBrand: unique symbol;

/**
 * A point on Cairn's proficiency scale: 0 to 4 in halves. Zero is a judgement ("shown, at level 0"),
 * never the absence of one. Districts rename and convert levels for display; the stored scale is this one.
 */
export type Level = number & { readonly [levelBrand]: true };

const LOWEST = 0;
const HIGHEST = 4;

/** True when `value` is 0 to 4 in steps of one half. */
export function isLevel(value: unknown): value is Level {
  return typeof value === 'number' && value >= LOWEST && value <= HIGHEST && Number.isInteger(value * 2);
}

/**
 * The number as a level.
 *
 * @throws RangeError when it is not one of 0, 0.5, 1 ... 4. Nothing is rounded or clamped: a level out of
 * range is a mistake to be told, not mended.
 */
export function parseLevel(value: number): Level {
  // Adding zero turns -0 into 0, so that equal levels are also identical.
  const plain = value + 0;
  if (!isLevel(plain)) {
    throw new RangeError(`A level is a number from 0 to 4 in steps of one half; ${String(value)} is not.`);
  }
  return plain;
}

/** All levels, lowest first: 0, 0.5 ... 4. */
export const LEVELS: readonly Level[] = Object.freeze(
  Array.from({ length: (HIGHEST - LOWEST) * 2 + 1 }, (_, step) => parseLevel(LOWEST + step / 2)),
);

/**
 * The nearest multiple of one half; a tie goes up (2.25 becomes 2.5, -0.25 becomes 0).
 *
 * The fraction is compared rather than adding one half before `Math.floor`: that sum is rounded itself,
 * and would lift the largest number below a tie.
 *
 * @throws RangeError for NaN and the infinities.
 */
export function roundToHalf(value: number): number {
  if (!Number.isFinite(value))
    throw new RangeError(`Only a finite number can be rounded, not ${String(value)}.`);
  const doubled = value * 2;
  const floor = Math.floor(doubled);
  return (doubled - floor >= 0.5 ? floor + 1 : floor) / 2 + 0;
}
