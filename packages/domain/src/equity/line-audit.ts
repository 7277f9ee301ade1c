/** What a reader can know about the hidden cells of one line whose total is published. */
export interface LineView {
  readonly threshold: number;
  /** How many cells are hidden as small: each 1 to `threshold - 1`. */
  readonly small: number;
  /** How many are hidden to protect another. */
  readonly protecting: number;
  /** The sum of all hidden cells. */
  readonly sum: number;
  /** The smallest count above zero that is shown; null when none is. */
  readonly smallestShown: number | null;
}

/**
 * The width (highest less lowest possible value) of the cell that the reader can bound most tightly.
 *
 * Exact for the reader described at `suppressCounts`. A protecting cell holds at least `threshold` and at
 * most the smallest count shown, since smaller ones are hidden first; once no count above zero is shown, it
 * may also hold zero. All cells of a kind look alike, so one of each is tried. O(sum).
 */
export function narrowestWidth(view: LineView): number {
  const widths: number[] = [];
  if (view.small > 0) {
    const rest = { ...view, small: view.small - 1 };
    widths.push(width(1, view.threshold - 1, (value) => possible({ ...rest, sum: view.sum - value })));
  }
  if (view.protecting > 0) {
    const rest = { ...view, protecting: view.protecting - 1 };
    const allowed = (value: number) => (value === 0 ? view.smallestShown === null : value >= view.threshold);
    const highest = Math.min(view.sum, view.smallestShown ?? view.sum);
    widths.push(width(0, highest, (value) => allowed(value) && possible({ ...rest, sum: view.sum - value })));
  }
  return Math.min(...widths);
}

function width(lowest: number, highest: number, fits: (value: number) => boolean): number {
  let low = lowest;
  while (low < highest && !fits(low)) low += 1;
  let high = highest;
  while (high > low && !fits(high)) high -= 1;
  return high - low;
}

/** Whether the hidden cells can sum to `view.sum`. */
function possible(view: LineView): boolean {
  const { threshold, small, protecting, sum, smallestShown } = view;
  // With nothing above zero shown, some protecting cells may hold zero; else all of them hold people.
  const fewest = smallestShown === null ? 0 : protecting;
  for (let holding = fewest; holding <= protecting; holding += 1) {
    const least = small + holding * threshold;
    const cap = holding === 0 ? 0 : holding * (smallestShown ?? Number.POSITIVE_INFINITY);
    if (sum >= least && sum <= small * (threshold - 1) + cap) return true;
  }
  return false;
}
