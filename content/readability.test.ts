import { describe, expect, it } from 'vitest';
import {
  crawfordGrade,
  fleschKincaidGrade,
  sentenceCount,
  spanishSyllables,
  syllables,
  words,
} from './readability.ts';

describe('readability', () => {
  it.each([
    ['make', 1],
    ['makes', 1],
    ['asked', 1],
    ['whole', 1],
    ['table', 2],
    ['edges', 2],
    ['added', 2],
    ['fraction', 2],
    ['multiply', 3],
    ['idea', 3],
    ['equation', 4],
    ['science', 2],
    ['I', 1],
  ])('counts the syllables of the English word %s as %i', (word, count) => {
    expect(syllables(word)).toBe(count);
  });

  it.each([
    ['ciudad', 2],
    ['leer', 2],
    ['río', 2],
    ['muy', 1],
    ['quién', 1],
    ['fracciones', 3],
    ['evidencia', 4],
    ['país', 2],
  ])('counts the syllables of the Spanish word %s as %i', (word, count) => {
    expect(spanishSyllables(word)).toBe(count);
  });

  it('keeps a number or formula as one word and drops lone signs', () => {
    expect(words('I know 6/8 = ? is x².')).toEqual(['I', 'know', '6/8', 'is', 'x².']);
    expect(words('¿Cuánto es 8 + 4?')).toEqual(['Cuánto', 'es', '8', '4']);
  });

  it('counts sentences, and at least one', () => {
    expect(sentenceCount('One. Two! Is it three?')).toBe(3);
    expect(sentenceCount('No end')).toBe(1);
    expect(sentenceCount('It is 0.5 of it.')).toBe(1);
  });

  it('follows the published Flesch-Kincaid formula', () => {
    // 6 words, 1 sentence, 7 syllables: the only word of two is "ready".
    expect(fleschKincaidGrade('I am now ready to go.')).toBeCloseTo(0.39 * 6 + (11.8 * 7) / 6 - 15.59, 10);
  });

  it('follows the published Crawford formula', () => {
    // 4 words, 1 sentence, 8 syllables: me-sa, ca-sa, ga-to, so-pa.
    expect(crawfordGrade('Mesa casa gato sopa.')).toBeCloseTo(-0.205 * 25 + 0.049 * 200 - 3.407, 10);
  });

  it('ranks a hard text above a plain one', () => {
    expect(fleschKincaidGrade('Evaluate the sufficiency of the accompanying documentation.')).toBeGreaterThan(
      12,
    );
    expect(fleschKincaidGrade('I can add and take away to ten.')).toBeLessThan(3);
  });

  it('refuses a text without words', () => {
    expect(() => fleschKincaidGrade('?!')).toThrow(RangeError);
    expect(() => crawfordGrade('')).toThrow(RangeError);
  });
});
