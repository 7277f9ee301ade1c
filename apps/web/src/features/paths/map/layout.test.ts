import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandLines } from './bands.ts';
import { drawMap } from './draw-map.ts';
import { overlaps, placeLabels, wrapTitle } from './labels.ts';
import { layOut } from './layout.ts';
import { type Place, sharePlaces } from './walk-order.ts';

const framework = '00000000-0000-7000-8000-00000000000f';
const place = (id: string, status: Place['status'], title = `Skill number ${id}`): Place => ({
  id,
  frameworkId: framework,
  code: null,
  title,
  band: `Band ${id.slice(0, 1)}`,
  status,
  standing: null,
});
const statuses = ['mastered', 'assumed', 'open', 'ahead'] as const;
const titles = fc
  .array(fc.constantFrom('make', 'a', 'table', 'of', 'equal', 'ratios'), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '));
const places = fc
  .array(fc.record({ status: fc.constantFrom(...statuses), title: titles }), {
    minLength: 1,
    maxLength: 50,
  })
  .map((list) => list.map(({ status, title }, at) => place(String(at), status, title)));
const stepsOf = (list: readonly Place[]) =>
  list
    .filter(({ status }) => status === 'open')
    .slice(0, 3)
    .map(({ id }) => id);
const frames = fc.constantFrom(
  { width: 900, height: 700 },
  { width: 390, height: 640 },
  { width: 1450, height: 1000 },
);

const trailOf = (list: readonly Place[]) => ({
  person: { id: 'p', name: 'Juniper Vale', sortName: 'Vale, Juniper', initials: 'JV' },
  framework: { id: framework, title: 'Mathematics' },
  frameworks: [],
  advice: null,
  nextSteps: stepsOf(list).map((id) => ({ ...place(id, 'open'), statement: '', reasons: [], chosen: null })),
  counts: { mastered: 0, assumed: 0, open: 0, ahead: 0 },
  places: [...list],
  band: null,
});

describe('lanes', () => {
  it('are one for each suggested step, each with what lies nearest in framework order', () => {
    const list = [
      place('1a', 'mastered'),
      place('1b', 'open'),
      place('1c', 'ahead'),
      place('2a', 'mastered'),
      place('2b', 'open'),
      place('2c', 'ahead'),
    ];
    const lanes = sharePlaces(list, ['2b', '1b'], { behind: 3, ahead: 3 });
    expect(lanes.map(({ step }) => [step?.place.id, step?.number])).toEqual([
      ['1b', 2],
      ['2b', 1],
    ]);
    expect(lanes.map(({ behind }) => behind.map((entry) => entry.place.id))).toEqual([['1a'], ['2a']]);
    expect(lanes.map(({ ahead }) => ahead.map((entry) => entry.place.id))).toEqual([['1c'], ['2c']]);
  });

  it('are a single one when nothing is suggested', () => {
    const lanes = sharePlaces([place('1', 'mastered'), place('2', 'ahead')], [], { behind: 3, ahead: 3 });
    expect(lanes).toHaveLength(1);
    expect(lanes[0]?.step).toBeNull();
  });

  it('show each place at most once, and every suggested step', () => {
    fc.assert(
      fc.property(places, (list) => {
        const lanes = sharePlaces(list, stepsOf(list), { behind: 3, ahead: 3 });
        const ids = lanes.flatMap(({ behind, step, ahead }) =>
          [...behind, ...(step ? [step] : []), ...ahead].map((entry) => entry.place.id),
        );
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of stepsOf(list)) expect(ids).toContain(id);
      }),
    );
  });
});

describe('the layout', () => {
  it('keeps every place inside the frame and rises along the trail', () => {
    fc.assert(
      fc.property(places, frames, (list, size) => {
        const frame = { ...size, top: 60 };
        const { spots, rise } = layOut(sharePlaces(list, stepsOf(list), { behind: 3, ahead: 3 }), frame);
        for (const { x, y, radius } of spots) {
          expect(x - radius).toBeGreaterThanOrEqual(0);
          expect(x + radius).toBeLessThanOrEqual(frame.width);
          expect(y + radius).toBeLessThanOrEqual(frame.height);
        }
        const heights = (kind: string) =>
          spots.filter((spot) => spot.kind === kind).map(({ x, y }) => rise(x, y));
        const lit = heights('step');
        if (lit.length > 0) {
          for (const height of heights('ahead')) expect(height).toBeGreaterThan(Math.min(...lit));
        }
      }),
    );
  });

  it('never lets a label cover another label or a disc', () => {
    fc.assert(
      fc.property(places, frames, (list, size) => {
        const { layout, labels } = drawMap(trailOf(list), size);
        for (const [at, label] of labels.entries()) {
          for (const other of labels.slice(at + 1)) expect(overlaps(label.box, other.box)).toBe(false);
          for (const { x, y, radius } of layout.spots) {
            const disc = { x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 };
            expect(overlaps(label.box, disc)).toBe(false);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('draws the same picture again for the same trail', () => {
    const list = [place('1', 'mastered'), place('2', 'open'), place('3', 'ahead')];
    const size = { width: 800, height: 600 };
    const picture = () => JSON.stringify(drawMap(trailOf(list), size));
    expect(picture()).toBe(picture());
    expect(drawMap(trailOf(list), size).fine.length).toBeGreaterThan(5);
  });
});

describe('labels', () => {
  it('break at spaces and say when something is cut', () => {
    expect(wrapTitle('Divide larger numbers', 14)).toEqual(['Divide larger', 'numbers']);
    expect(wrapTitle('One two three four five six', 8)).toEqual(['One two', 'three …']);
  });

  it('are left out where there is no room at all', () => {
    const spot = {
      place: place('1', 'ahead'),
      kind: 'ahead',
      number: null,
      x: 20,
      y: 20,
      radius: 15,
    } as const;
    const bounds = { x: 0, y: 0, width: 40, height: 40 };
    expect(placeLabels([spot], { bounds, points: [], fontSize: 14 })).toEqual([]);
  });
});

describe('band lines', () => {
  it('follow the order of the bands, and leave out one that contradicts it', () => {
    const spot = (band: string, x: number) =>
      ({ place: { ...place('1', 'open'), band }, kind: 'open', number: null, x, y: 0, radius: 1 }) as const;
    const height = (x: number) => x;
    const names = (bands: readonly (readonly [string, number])[]) =>
      bandLines(
        bands.map(([band, x]) => spot(band, x)),
        height,
      ).map(({ name }) => name);
    expect(
      names([
        ['10', 0.9],
        ['9', 0.5],
        ['8', 0.1],
      ]),
    ).toEqual(['8', '9', '10']);
    expect(
      names([
        ['8', 0.5],
        ['9', 0.1],
        ['10', 0.9],
      ]),
    ).toEqual(['8', '10']);
  });
});
