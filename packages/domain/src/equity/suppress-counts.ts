import { narrowestWidth } from './line-audit.ts';

export interface CountCell {
  readonly key: string;
  /** People in the cell, a whole number from 0. */
  readonly count: number;
}

export interface ShownCell {
  readonly key: string;
  /** The count, or null when it may not be published. */
  readonly shown: number | null;
  /** Why not: it is small itself, or it would give a small one away by subtraction. */
  readonly reason: null | 'small' | 'protects_another';
}

export interface SuppressedLine {
  /** The cells in the order given. */
  readonly cells: ShownCell[];
  /** The total to publish with them; null when none was given, or when this one must not be published. */
  readonly total: number | null;
}

export interface SuppressOptions {
  /** Counts from 1 to `threshold - 1` are small. At least 5; default 10. */
  readonly threshold?: number;
  /** The sum of the cells, when it is published beside them. */
  readonly total?: number;
}

/** The least difference between the highest and lowest value that a reader can still think possible. */
const LEAST_WIDTH = 3;

/**
 * Hides the small counts of one line of a table, and what would give them away (`algorithms.md` section 5).
 *
 * Primary: a count from 1 to `threshold - 1` is hidden. Zero is shown: it is about nobody.
 * Complementary, only when the total is published: while a reader could pin any hidden count to an interval
 * narrower than 3, the next smallest shown count is hidden too, zeros last. When hiding every cell is still
 * not enough, or the total is small itself, the total is withheld and the primary suppression alone stands.
 *
 * The reader is taken to know everything printed, with the reasons, the threshold, and that the smallest
 * counts are hidden first; not to reason from the point at which hiding stopped. One line is looked at; a
 * table whose rows and columns are both published needs both directions at once.
 *
 * @throws RangeError when a count is not a whole number from 0, the total is not the sum of the cells, or
 * the threshold is below 5, where small counts have too few values to hide among.
 */
export function suppressCounts(cells: readonly CountCell[], options: SuppressOptions = {}): SuppressedLine {
  const { threshold = 10, total } = options;
  check(cells, threshold, total);
  const small = cells.filter(({ count }) => isSmall(count, threshold));
  const hidden = new Set(small);
  if (total === undefined || isSmall(total, threshold))
    return { cells: present(cells, hidden, threshold), total: null };
  const candidates = cells
    .filter((cell) => !hidden.has(cell))
    .toSorted(smallestFirst)
    .values();
  while (hidden.size > 0 && narrowestWidth(lineView(cells, hidden, threshold, total)) < LEAST_WIDTH) {
    const next = candidates.next();
    if (next.done) return { cells: present(cells, new Set(small), threshold), total: null };
    hidden.add(next.value);
  }
  return { cells: present(cells, hidden, threshold), total };
}

function isSmall(count: number, threshold: number): boolean {
  return count > 0 && count < threshold;
}

function smallestFirst(a: CountCell, b: CountCell): number {
  const rank = ({ count }: CountCell) => (count === 0 ? Number.POSITIVE_INFINITY : count);
  return rank(a) === rank(b) ? 0 : rank(a) - rank(b);
}

function lineView(
  cells: readonly CountCell[],
  hidden: ReadonlySet<CountCell>,
  threshold: number,
  total: number,
) {
  const shown = cells.filter((cell) => !hidden.has(cell)).map(({ count }) => count);
  const shownPeople = shown.filter((count) => count > 0);
  const small = [...hidden].filter(({ count }) => isSmall(count, threshold)).length;
  return {
    threshold,
    small,
    protecting: hidden.size - small,
    sum: total - shown.reduce((sum, count) => sum + count, 0),
    smallestShown: shownPeople.length > 0 ? Math.min(...shownPeople) : null,
  };
}

function present(
  cells: readonly CountCell[],
  hidden: ReadonlySet<CountCell>,
  threshold: number,
): ShownCell[] {
  return cells.map((cell) => {
    if (!hidden.has(cell)) return { key: cell.key, shown: cell.count, reason: null };
    return {
      key: cell.key,
      shown: null,
      reason: isSmall(cell.count, threshold) ? 'small' : 'protects_another',
    };
  });
}

function check(cells: readonly CountCell[], threshold: number, total: number | undefined): void {
  if (!Number.isInteger(threshold) || threshold < 5) {
    throw new RangeError(
      `The threshold for small counts is a whole number from 5, not ${String(threshold)}.`,
    );
  }
  for (const { key, count } of cells) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`The count of "${key}" is a whole number from 0, not ${String(count)}.`);
    }
  }
  const sum = cells.reduce((running, { count }) => running + count, 0);
  if (total !== undefined && total !== sum) {
    throw new RangeError(`The cells sum to ${sum}, but their total is given as ${String(total)}.`);
  }
}
