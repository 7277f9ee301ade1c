import type { HeightField } from './height-field.ts';

export type Point = readonly [x: number, y: number];

/** A line of equal height. A closed one ends where it began. */
export interface Contour {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** Heights on a regular grid, row by row. */
export interface HeightGrid {
  readonly columns: number;
  readonly rows: number;
  /** Distance between neighbours in CSS pixels. */
  readonly step: number;
  readonly heights: Float64Array;
}

/** Looks up the height at every crossing of a grid that covers `width` x `height`. */
export function sampleHeights(field: HeightField, width: number, height: number, step: number): HeightGrid {
  const columns = Math.ceil(width / step) + 1;
  const rows = Math.ceil(height / step) + 1;
  const heights = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      heights[row * columns + column] = field(column * step, row * step);
    }
  }
  return { columns, rows, step, heights };
}

/**
 * All contours at one height, by marching squares with linear interpolation along the grid's edges
 * (W. Lorensen, H. Cline, "Marching cubes", 1987, in two dimensions). In the two ambiguous cases the mean of the
 * four corners decides, so that lines never cross.
 */
export function contoursAt(grid: HeightGrid, level: number): Contour[] {
  const neighbours = new Map<number, number[]>();
  const join = (a: number, b: number) => {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  };
  for (let row = 0; row < grid.rows - 1; row += 1) {
    for (let column = 0; column < grid.columns - 1; column += 1) crossCell(grid, level, row, column, join);
  }
  return walkLines(neighbours).map(({ edges, closed }) => ({
    points: edges.map((edge) => pointOn(grid, level, edge)),
    closed,
  }));
}

const heightAt = (grid: HeightGrid, row: number, column: number) =>
  grid.heights[row * grid.columns + column] ?? 0;

/** Edges are numbered: twice their first crossing, plus one for those that run down. */
function crossCell(
  grid: HeightGrid,
  level: number,
  row: number,
  column: number,
  join: (a: number, b: number) => void,
): void {
  const corner = row * grid.columns + column;
  const nw = heightAt(grid, row, column);
  const ne = heightAt(grid, row, column + 1);
  const se = heightAt(grid, row + 1, column + 1);
  const sw = heightAt(grid, row + 1, column);
  const above = (height: number) => height >= level;
  const top = corner * 2;
  const left = top + 1;
  const right = (corner + 1) * 2 + 1;
  const foot = (corner + grid.columns) * 2;
  const crossed = [
    above(nw) !== above(ne) ? [top] : [],
    above(ne) !== above(se) ? [right] : [],
    above(se) !== above(sw) ? [foot] : [],
    above(sw) !== above(nw) ? [left] : [],
  ].flat();
  const [a, b] = crossed;
  if (a === undefined || b === undefined) return;
  if (crossed.length === 2) {
    join(a, b);
    return;
  }
  const centreJoinsNw = above((nw + ne + se + sw) / 4) === above(nw);
  join(top, centreJoinsNw ? right : left);
  join(foot, centreJoinsNw ? left : right);
}

interface Line {
  readonly edges: readonly number[];
  readonly closed: boolean;
}

/** Puts the pieces together: open lines first, from their ends, then what is left, which is closed. */
function walkLines(neighbours: ReadonlyMap<number, readonly number[]>): Line[] {
  const seen = new Set<number>();
  const follow = (start: number): number[] => {
    const edges = [start];
    seen.add(start);
    for (let at: number | undefined = start; at !== undefined; ) {
      at = neighbours.get(at)?.find((next) => !seen.has(next));
      if (at !== undefined) {
        seen.add(at);
        edges.push(at);
      }
    }
    return edges;
  };
  const lines: Line[] = [];
  for (const [edge, joined] of neighbours) {
    if (joined.length === 1 && !seen.has(edge)) lines.push({ edges: follow(edge), closed: false });
  }
  for (const edge of neighbours.keys()) {
    if (seen.has(edge)) continue;
    const edges = follow(edge);
    lines.push({ edges: [...edges, edge], closed: true });
  }
  return lines;
}

function pointOn(grid: HeightGrid, level: number, edge: number): Point {
  const corner = Math.floor(edge / 2);
  const down = edge % 2 === 1;
  const row = Math.floor(corner / grid.columns);
  const column = corner % grid.columns;
  const from = heightAt(grid, row, column);
  const to = down ? heightAt(grid, row + 1, column) : heightAt(grid, row, column + 1);
  const part = to === from ? 0.5 : (level - from) / (to - from);
  return down
    ? [column * grid.step, (row + part) * grid.step]
    : [(column + part) * grid.step, row * grid.step];
}

const round = (value: number) => Math.round(value * 10) / 10;

/** A contour as SVG path data, smoothed by quadratic curves through the middles of its pieces. */
export function contourPath({ points, closed }: Contour): string {
  const [first, second] = points;
  if (!first || !second) return '';
  const middle = (a: Point, b: Point) => `${round((a[0] + b[0]) / 2)},${round((a[1] + b[1]) / 2)}`;
  const parts = [closed ? `M${middle(first, second)}` : `M${round(first[0])},${round(first[1])}`];
  for (let at = 1; at < points.length - 1; at += 1) {
    const here = points[at];
    const next = points[at + 1];
    if (here && next) parts.push(`Q${round(here[0])},${round(here[1])} ${middle(here, next)}`);
  }
  const last = points.at(-1);
  if (closed) parts.push(`Q${round(first[0])},${round(first[1])} ${middle(first, second)}Z`);
  else if (last) parts.push(`L${round(last[0])},${round(last[1])}`);
  return parts.join('');
}
