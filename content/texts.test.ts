import { describe, expect, it } from 'vitest';
import { defaultScale, type StarterItem, type StarterText, starterFrameworks } from './index.ts';
import { crawfordGrade, fleschKincaidGrade } from './readability.ts';

const LEVELS = ['2', '3', '4'] as const;
const allItems = starterFrameworks.flatMap((framework) => framework.items);
const firstGrade = (item: StarterItem): number => Number(item.grades[0] ?? 1);

type LocatedText = { readonly where: string; readonly text: StarterText };
const textsOf = (item: StarterItem): readonly LocatedText[] => [
  { where: `${item.code} title`, text: item.title },
  { where: `${item.code} statement`, text: item.statement },
  ...Object.entries(item.levels ?? {}).map(([level, text]) => ({
    where: `${item.code} level ${level}`,
    text,
  })),
  ...(item.home === undefined ? [] : [{ where: `${item.code} home`, text: item.home }]),
];
const allTexts: readonly LocatedText[] = [
  ...starterFrameworks.flatMap((framework) => [
    { where: `${framework.code} title`, text: framework.title },
    { where: `${framework.code} description`, text: framework.description },
    ...framework.bands.map((band) => ({ where: `${framework.code} band`, text: band.label })),
    ...framework.items.flatMap(textsOf),
  ]),
  { where: 'scale title', text: defaultScale.title },
  { where: 'scale description', text: defaultScale.description },
  ...defaultScale.levels.flatMap((level) => [
    { where: `scale ${level.score} label`, text: level.label },
    { where: `scale ${level.score} meaning`, text: level.meaning },
    { where: `scale ${level.score} learner`, text: level.learner },
  ]),
];
const levelTexts = (items: readonly StarterItem[]): readonly LocatedText[] =>
  items
    .flatMap((item) =>
      LEVELS.map((level) => ({ where: `${item.code} level ${level}`, text: item.levels?.[level] })),
    )
    .flatMap(({ where, text }) => (text === undefined ? [] : [{ where, text }]));

const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

describe('texts', () => {
  it('stand in both languages, trimmed and not left untranslated', () => {
    for (const { where, text } of allTexts) {
      for (const value of [text.en, text.es]) {
        expect(value, where).not.toBe('');
        expect(value, where).toBe(value.trim());
      }
      expect(text.en, where).not.toBe(text.es);
    }
  });

  it('use plain punctuation: no dashes as asides, doubled spaces, dots or marks of unfinished work', () => {
    const odd = /[\u2012-\u2015]|--| {2}|\.\.|…|\bTODO\b|\bTBD\b|\|/;
    expect(
      allTexts.filter(({ text }) => odd.test(text.en) || odd.test(text.es)).map(({ where }) => where),
    ).toEqual([]);
  });

  it('open every Spanish question and exclamation that they close', () => {
    const count = (value: string, mark: RegExp): number => value.match(mark)?.length ?? 0;
    // In "8 + 4 = ? + 5" the mark stands for a number.
    const prose = (value: string): string => value.replaceAll(/= \?/g, '=');
    for (const { where, text } of allTexts) {
      expect(count(prose(text.es), /\?/g), where).toBe(count(text.es, /¿/g));
      expect(count(text.es, /!/g), where).toBe(count(text.es, /¡/g));
    }
  });

  it('keep titles to 48 characters and statements to full sentences', () => {
    for (const item of allItems) {
      expect(Math.max(item.title.en.length, item.title.es.length), item.code).toBeLessThanOrEqual(48);
      expect(item.title.en + item.title.es, item.code).not.toMatch(/[.?!]$/);
      expect(item.statement.en, item.code).toMatch(/^[A-Z].*\.$/);
      expect(item.statement.es, item.code).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it('never say the same thing twice', () => {
    const competencyTexts = allItems.filter(({ type }) => type === 'competency').flatMap(textsOf);
    expect(repeated(competencyTexts.map(({ text }) => text.en))).toEqual([]);
    expect(repeated(competencyTexts.map(({ text }) => text.es))).toEqual([]);
  });

  it('describe levels in the first person and the home line as one short sentence', () => {
    for (const { where, text } of levelTexts(allItems)) {
      expect(text.en, where).toMatch(/^I .*\.$/);
      expect(text.es, where).toMatch(/\.$/);
    }
    for (const { code, home } of allItems) {
      if (home !== undefined) expect(home.en.length, code).toBeLessThanOrEqual(140);
    }
  });
});

describe('reading level', () => {
  const young = allItems.filter(
    (item) => item.type === 'competency' && !item.code.startsWith('G.') && firstGrade(item) <= 5,
  );
  const older = allItems.filter((item) => item.type === 'competency' && !young.includes(item));

  it('of level texts through grade 5 and of habits is at most 5, the median at most 4, in English', () => {
    const graded = levelTexts(young).map(({ where, text }) => ({
      where,
      grade: fleschKincaidGrade(text.en),
    }));
    expect(graded.length).toBeGreaterThan(100);
    expect(graded.filter(({ grade }) => grade > 5)).toEqual([]);
    expect(median(graded.map(({ grade }) => grade))).toBeLessThanOrEqual(4);
  });

  it('of the same texts is at most 5, the median at most 4, in Spanish', () => {
    const graded = levelTexts(young).map(({ where, text }) => ({ where, grade: crawfordGrade(text.es) }));
    expect(graded.filter(({ grade }) => grade > 5)).toEqual([]);
    expect(median(graded.map(({ grade }) => grade))).toBeLessThanOrEqual(4);
  });

  it('of level texts for older learners is at most 10, the median at most 6', () => {
    const grades = levelTexts(older).map(({ where, text }) => ({
      where,
      grade: fleschKincaidGrade(text.en),
    }));
    expect(grades.filter(({ grade }) => grade > 10)).toEqual([]);
    expect(median(grades.map(({ grade }) => grade))).toBeLessThanOrEqual(6);
  });

  it('of the scale is at most 4 for learners', () => {
    expect(defaultScale.levels.filter(({ learner }) => fleschKincaidGrade(learner.en) > 4)).toEqual([]);
    expect(defaultScale.levels.filter(({ learner }) => crawfordGrade(learner.es) > 4)).toEqual([]);
  });
});
