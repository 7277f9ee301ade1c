import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contourPath, contoursAt, sampleHeights } from './contours.ts';
import { createLand, valueNoise } from './height-field.ts';

const distance = ([x, y]: readonly [number, number], cx: number, cy: number) => Math.hypot(x - cx, y - cy);

describe('contours', () => {
  it('of a cone are circles that close', () => {
    const grid = sampleHeights((x, y) => Math.hypot(x - 100, y - 100), 200, 200, 5);
    const [circle, ...rest] = contoursAt(grid, 60);
    expect(rest).toEqual([]);
    expect(circle?.closed).toBe(true);
    for (const point of circle?.points ?? [])
      expect(Math.abs(distance(point, 100, 100) - 60)).toBeLessThan(0.2);
    expect(circle?.points.at(0)).toEqual(circle?.points.at(-1));
  });

  it('of a plane are one straight line from edge to edge', () => {
    const grid = sampleHeights((x) => x, 100, 80, 10);
    const [line, ...rest] = contoursAt(grid, 33);
    expect(rest).toEqual([]);
    expect(line?.closed).toBe(false);
    expect(line?.points).toHaveLength(9);
    for (const [x] of line?.points ?? []) expect(x).toBeCloseTo(33, 9);
  });

  it('of a saddle keep apart', () => {
    const grid = sampleHeights((x, y) => (x - 5) * (y - 5), 10, 10, 10);
    const lines = contoursAt(grid, 1);
    expect(lines).toHaveLength(2);
    for (const { points } of lines) expect(points).toHaveLength(2);
  });

  it('are nowhere when the land never reaches the height', () => {
    expect(
      contoursAt(
        sampleHeights(() => 1, 50, 50, 10),
        2,
      ),
    ).toEqual([]);
  });

  it('lie between a higher and a lower corner, whatever the land', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (seed, level) => {
          const noise = valueNoise(seed);
          const grid = sampleHeights((x, y) => noise(x / 40, y / 40), 200, 120, 10);
          for (const { points } of contoursAt(grid, level)) {
            expect(points.length).toBeGreaterThan(1);
            for (const [x, y] of points) {
              const onColumn = Math.abs(x / 10 - Math.round(x / 10)) < 1e-9;
              const onRow = Math.abs(y / 10 - Math.round(y / 10)) < 1e-9;
              expect(onColumn || onRow).toBe(true);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('contour paths', () => {
  it('begin and end where the line does', () => {
    const path = contourPath({
      closed: false,
      points: [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
    });
    expect(path).toBe('M0,0Q10,0 10,5L10,10');
  });

  it('are empty for a single point', () => {
    expect(contourPath({ closed: false, points: [[1, 1]] })).toBe('');
  });
});

describe('the land', () => {
  const rise = (x: number) => x / 1000;

  it('never changes between visits, and differs between frameworks', () => {
    const one = createLand({ seed: 'mathematics', rise });
    const again = createLand({ seed: 'mathematics', rise });
    const other = createLand({ seed: 'english', rise });
    expect(one(321, 123)).toBe(again(321, 123));
    expect(one(321, 123)).not.toBe(other(321, 123));
  });

  it('is smooth: a pixel further it is nearly as high', () => {
    const land = createLand({ seed: 'habits', rise });
    for (let x = 0; x < 600; x += 7) {
      expect(Math.abs(land(x + 1, 200) - land(x, 200))).toBeLessThan(0.02);
    }
  });

  it('rises along the trail by the whole rise, whatever the hills', () => {
    const land = createLand({ seed: 'profile', rise, relief: 0.3 });
    expect(land(1000, 50)).toBeGreaterThan(land(0, 50));
  });
});
