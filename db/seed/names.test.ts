import { seededRandom } from '@cairn/domain/random';
import { describe, expect, it } from 'vitest';
import { FAMILY_NAMES, GIVEN_NAMES, nameMaker } from './names.ts';

describe('the names of the demo district', () => {
  it('come from lists without repeats', () => {
    expect(new Set(GIVEN_NAMES).size).toBe(GIVEN_NAMES.length);
    expect(new Set(FAMILY_NAMES).size).toBe(FAMILY_NAMES.length);
  });

  it('are written in many ways: accents, apostrophes, hyphens', () => {
    const all = [...GIVEN_NAMES, ...FAMILY_NAMES].join(' ');
    for (const mark of [/[À-ɏ]/, /[Ḁ-ỿ]/, /'/, /-/]) expect(all).toMatch(mark);
    expect(all).toBe(all.normalize('NFC'));
  });

  it('are unique for every place of 20,000 households', () => {
    const maker = nameMaker(seededRandom('cedar'));
    const names = new Set<string>();
    for (let household = 0; household < 20_000; household += 1) {
      for (let place = 0; place < 6; place += 1) {
        const { given, family } = maker.person(household, place);
        expect(given === '' || family === '').toBe(false);
        names.add(`${given} ${family}`);
      }
    }
    expect(names.size).toBe(120_000);
  });

  it('hang on the seed', () => {
    const [cedar, again, other] = ['cedar', 'cedar', 'larch'].map((seed) => nameMaker(seededRandom(seed)));
    const some = (maker: typeof cedar) => Array.from({ length: 20 }, (_, at) => maker?.person(at, 0));
    expect(some(cedar)).toEqual(some(again));
    expect(some(cedar)).not.toEqual(some(other));
  });
});
