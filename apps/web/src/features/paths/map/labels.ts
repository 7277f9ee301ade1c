import type { Point } from './contours.ts';
import type { Spot } from './layout.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Label {
  readonly id: string;
  readonly lines: readonly string[];
  /** Where the text is anchored, and how. */
  readonly x: number;
  /** Base line of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
}

export interface LabelRoom {
  readonly bounds: Box;
  /** Points that a label must not cover: those of the paths. */
  readonly points: readonly Point[];
  readonly fontSize: number;
}

/** Mean width of a letter of our typeface, in parts of its size; a little more than measured, to be safe. */
const LETTER = 0.56;
const GAP = 6;
const LINE = 1.22;

/** Breaks a title into lines of about `most` letters, at spaces; what is left after `lines` lines is cut with an ellipsis. */
export function wrapTitle(title: string, most: number, lines = 2): readonly string[] {
  const wrapped: string[] = [];
  for (const word of title.split(/\s+/u)) {
    const last = wrapped.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most)
      wrapped[wrapped.length - 1] = `${last} ${word}`;
    else wrapped.push(word);
  }
  if (wrapped.length <= lines) return wrapped;
  const kept = wrapped.slice(0, lines);
  return kept.map((line, at) => (at === lines - 1 ? `${line} …` : line));
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const inside = (box: Box, bounds: Box): boolean =>
  box.x >= bounds.x &&
  box.y >= bounds.y &&
  box.x + box.width <= bounds.x + bounds.width &&
  box.y + box.height <= bounds.y + bounds.height;

const covers = ({ x, y, width, height }: Box, [px, py]: Point): boolean =>
  px > x && px < x + width && py > y && py < y + height;

const discOf = ({ x, y, radius }: Spot): Box => ({
  x: x - radius,
  y: y - radius,
  width: radius * 2,
  height: radius * 2,
});

const priority = { step: 0, behind: 1, open: 2, ahead: 3, known: 4 } as const;

/**
 * Puts the titles beside their places: right, left, below or above, whichever covers no disc and no other label,
 * and best no path. A label that fits nowhere is left out, for the list has it too; those of the steps, which come
 * first, always find room.
 */
export function placeLabels(spots: readonly Spot[], room: LabelRoom): readonly Label[] {
  const discs = spots.map(discOf);
  const placed: Label[] = [];
  for (const spot of spots.toSorted((a, b) => priority[a.kind] - priority[b.kind])) {
    const free = candidates(spot, room.fontSize).filter(
      ({ box }) =>
        inside(box, room.bounds) &&
        !discs.some((disc) => overlaps(disc, box)) &&
        !placed.some((other) => overlaps(other.box, box)),
    );
    const cost = ({ box }: Label) => room.points.filter((point) => covers(box, point)).length;
    const best = free.toSorted((a, b) => cost(a) - cost(b))[0];
    if (best) placed.push(best);
  }
  return placed;
}

function candidates(spot: Spot, fontSize: number): readonly Label[] {
  const strong = spot.kind === 'step' ? 1.08 : 1;
  const size = fontSize * strong;
  const build = (lines: readonly string[]) => {
    const extra = spot.kind === 'step' ? 1 : 0;
    const width = Math.max(...lines.map((line) => line.length)) * size * LETTER + 4;
    const height = (lines.length + extra) * size * LINE + 2;
    const { x, y, radius } = spot;
    const label = (anchor: Label['anchor'], ax: number, top: number): Label => ({
      id: spot.place.id,
      lines,
      anchor,
      x: ax,
      y: top + size,
      box: {
        x: anchor === 'start' ? ax : anchor === 'end' ? ax - width : ax - width / 2,
        y: top,
        width,
        height,
      },
    });
    return [
      label('start', x + radius + GAP, y - height / 2),
      label('end', x - radius - GAP, y - height / 2),
      label('middle', x, y + radius + GAP),
      label('middle', x, y - radius - GAP - height),
      label('start', x + radius * 0.6, y + radius + 2),
      label('end', x - radius * 0.6, y + radius + 2),
      label('start', x + radius * 0.6, y - radius - height),
      label('end', x - radius * 0.6, y - radius - height),
    ];
  };
  const { title } = spot.place;
  return [...build(wrapTitle(title, 20, spot.kind === 'step' ? 3 : 2)), ...build(wrapTitle(title, 13, 3))];
}
