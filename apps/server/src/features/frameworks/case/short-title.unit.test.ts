import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_TITLE, shortTitle } from './short-title.ts';

describe('shortTitle', () => {
  it.each([
    ['Add within 20.', 'Add within 20'],
    ['Compare two ratios. Explain which is greater.', 'Compare two ratios'],
    ['Use units, e.g. metres, to measure.', 'Use units, e.g. metres, to measure'],
    ['Why do rivers bend? Describe one.', 'Why do rivers bend?'],
    ['  two\n lines  ', 'two lines'],
    ['<script>alert(1)</script> **bold**', '<script>alert(1)</script> **bold**'],
    ['And so on...', 'And so on...'],
    ['', ''],
  ])('%j becomes %j', (statement, title) => {
    expect(shortTitle(statement)).toBe(title);
  });

  it('cuts between words', () => {
    const title = shortTitle(`${'word '.repeat(17)}boundary, after that`);
    expect(title).toBe(`${'word '.repeat(17).trim()}…`);
    expect(shortTitle('x'.repeat(200))).toBe(`${'x'.repeat(89)}…`);
  });

  it('never is longer than a title may be and never splits a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (statement) => {
        const title = shortTitle(statement);
        expect([...title].length).toBeLessThanOrEqual(LONGEST_TITLE);
        expect(title.isWellFormed()).toBe(true);
      }),
    );
  });
});
