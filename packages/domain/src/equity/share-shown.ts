/** A percentage as it may be published. */
export type ShownShare =
  /** The group is too small for any percentage. */
  | { readonly kind: 'suppressed' }
  /** So near 0 % that the few could be named: only a ceiling is told. */
  | { readonly kind: 'at_most'; readonly percent: number }
  /** So near 100 % that the rest could be named: only a floor is told. */
  | { readonly kind: 'at_least'; readonly percent: number }
  | { readonly kind: 'percent'; readonly percent: number };

/** Near the ends, the range told must fit at least this many counts, or "at most" would say "none". */
const COUNTS_IN_RANGE = 3;

/**
 * The share of `part` in `whole` as a whole percentage that tells of no single person.
 *
 * Suppressed when fewer than `threshold` (default 10) people are counted. A share of 5 % or less is told as
 * "at most 5 %", of 95 % or more as "at least 95 %": 0 % and 100 % would tell of everybody. In groups below
 * 40 the ranges are wider, so that 0, 1 and 2 people (or all but those) look the same (`algorithms.md`
 * section 5: homogeneity, ranges scaled with n).
 *
 * @throws RangeError unless 0 <= part <= whole, both whole numbers.
 */
export function shareShown(part: number, whole: number, options: { threshold?: number } = {}): ShownShare {
  if (!Number.isSafeInteger(part) || !Number.isSafeInteger(whole) || part < 0 || part > whole) {
    throw new RangeError(`${String(part)} of ${String(whole)} is not a share of people.`);
  }
  if (whole < (options.threshold ?? 10) || whole === 0) return { kind: 'suppressed' };
  const end = Math.max(5, Math.ceil(((COUNTS_IN_RANGE - 1) * 100) / whole));
  if (part * 100 <= end * whole) return { kind: 'at_most', percent: end };
  if ((whole - part) * 100 <= end * whole) return { kind: 'at_least', percent: 100 - end };
  return { kind: 'percent', percent: Math.round((part * 100) / whole) };
}
