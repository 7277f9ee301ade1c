import { describe, expect, it } from 'vitest';
import { drawMark, type MarkSize, splitCurve, stoneBoxes } from './cairn-mark-geometry.ts';

/** Every coordinate pair of a path with absolute commands. */
function pointsOf(path: string): { x: number; y: number }[] {
  return [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map((match) => ({
    x: Number(match[1]),
    y: Number(match[2]),
  }));
}

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
};

const fullSizes: readonly MarkSize[] = [32, 48, 64, 96];

describe('the full drawing', () => {
  it('uses the 48 grid from 32 px up, with four stones from the ground', () => {
    for (const size of fullSizes) {
      const { grid, stones } = drawMark(size);
      expect(grid).toBe(48);
      expect(stones.map((stone) => stone.index)).toEqual([1, 2, 3, 4]);
    }
  });

  it('draws the outline max(1.25 px, size / 38) wide', () => {
    const pixels = fullSizes.map((size) => (drawMark(size).line * size) / 48);
    [1.25, 48 / 38, 64 / 38, 96 / 38].forEach((expected, index) => {
      expect(at(pixels, index)).toBeCloseTo(expected, 2);
    });
  });

  it('starts stone 1 at its left end and mirrors stone 2, so the pile leans and returns', () => {
    const { stones } = drawMark(48);
    expect(at(stones, 0).whole.startsWith('M4,39.984')).toBe(true);
    expect(at(stones, 1).whole.startsWith('M38.8,28.936')).toBe(true);
  });

  it('keeps the stroked outline inside the shape by half a line on each side', () => {
    const { stones, line } = drawMark(48);
    for (const [index, box] of stoneBoxes.entries()) {
      const xs = pointsOf(at(stones, index).inset).map((point) => point.x);
      expect(Math.min(...xs)).toBeCloseTo(box.cx - box.w / 2 + line / 2, 2);
      expect(Math.max(...xs)).toBeCloseTo(box.cx + box.w / 2 - line / 2, 2);
    }
  });

  it.each(['ltr', 'rtl'] as const)('fills exactly one side of the centre for a half (%s)', (direction) => {
    const { stones } = drawMark(48, direction);
    for (const [index, box] of stoneBoxes.entries()) {
      const xs = pointsOf(at(stones, index).half).map((point) => point.x);
      const [inner, outer] =
        direction === 'ltr' ? [Math.max(...xs), Math.min(...xs)] : [Math.min(...xs), Math.max(...xs)];
      expect(inner).toBeCloseTo(box.cx, 2);
      expect(Math.abs(outer - box.cx)).toBeCloseTo(box.w / 2, 2);
    }
  });
});

describe('the small drawings', () => {
  it.each([
    [24, 20],
    [16, 16],
  ] as const)('sits on whole pixels at %i px', (size, ground) => {
    const { grid, line, stones } = drawMark(size);
    expect(grid).toBe(size);
    expect(line).toBe(1);
    const first = at(stones, 0).whole;
    const height = size === 24 ? 4 : 3;
    expect(first).toContain(`h${ground - height}`);
    expect(at(pointsOf(first), 0).y % 1).toBe(0);
  });

  it('ends the half on a whole pixel in both directions', () => {
    for (const size of [24, 16] as const) {
      for (const direction of ['ltr', 'rtl'] as const) {
        for (const stone of drawMark(size, direction).stones) {
          const [middle] = pointsOf(stone.half);
          expect((middle?.x ?? 0.5) % 1).toBe(0);
        }
      }
    }
  });

  it('is another drawing than the scaled pebble', () => {
    expect(at(drawMark(24).stones, 0).whole).not.toContain('C');
    expect(at(drawMark(32).stones, 0).whole).toContain('C');
  });
});

describe('splitCurve', () => {
  it('meets in the point of the curve and keeps both ends', () => {
    const curve = [
      [0, 0],
      [0, 4],
      [4, 4],
      [4, 0],
    ] as const;
    const [left, right] = splitCurve(curve, 0.5);
    expect(left[0]).toEqual([0, 0]);
    expect(left[3]).toEqual([2, 3]);
    expect(right[0]).toEqual([2, 3]);
    expect(right[3]).toEqual([4, 0]);
  });
});
