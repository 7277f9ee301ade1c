/**
 * Small readability measures for the texts that learners read, in English and in Spanish.
 */

/** Endings that are written but not spoken as a syllable of their own: "make", "makes", "asked", "whole". */
const SILENT_END = /(?:[^aeiouyscxzgh]es|[^aeiouytd]ed|[^aeiouyl]e|[aeiou]le)$/;
/** Two vowels that look like one sound but are two: "idea", "create", "science", "being", "equation". */
const SPLIT_VOWELS = /ea$|^crea|scien|eing|io[^nu]|uat/;

/**
 * Estimated syllables of one English word: its groups of one or two vowels, less a silent ending, plus one for
 * a pair of vowels spoken apart; at least 1. A rule of thumb, not a dictionary, and mostly exact for the plain
 * words of our texts.
 *
 * @param word case and signs do not matter
 */
export function syllables(word: string): number {
  const lower = word.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (lower.length <= 3) return 1;
  const groups = lower.replace(/^y/, '').match(/[aeiouy]{1,2}/g)?.length ?? 1;
  const silent = SILENT_END.test(lower) ? 1 : 0;
  const split = SPLIT_VOWELS.test(lower) ? 1 : 0;
  return Math.max(1, groups - silent + split);
}

/**
 * Words of a text. A number or a formula such as 3/4 or x² counts as one word; a sign standing alone (+, =, ?)
 * is not a word.
 */
export function words(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’./²⁵-]*/gu) ?? [];
}

/** Sentences of a text: runs that end in a full stop, question mark or exclamation mark; at least 1. */
export function sentenceCount(text: string): number {
  return Math.max(1, text.match(/[.!?]+["”»)]*(?=\s|$)/g)?.length ?? 1);
}

/**
 * Syllables of one Spanish word: every strong or accented vowel is one, and so is each run of weak vowels that
 * touches no strong one ("ciu-dad", "le-er", "rí-o"). At least 1.
 *
 * @param word case does not matter
 */
export function spanishSyllables(word: string): number {
  const lower = word.toLowerCase().replace(/y$/, 'i');
  return Math.max(1, lower.match(/[aeoáéóíú]|(?<![aeoáéóíúiuü])[iuü]+(?![aeoáéóíúiuü])/g)?.length ?? 1);
}

function spokenLength(text: string, count: (word: string) => number): { words: number; syllables: number } {
  const all = words(text);
  if (all.length === 0) throw new RangeError('A text without words has no reading grade.');
  return {
    words: all.length,
    syllables: all.reduce((sum, word) => sum + (/\d/.test(word) ? 1 : count(word)), 0),
  };
}

/**
 * Flesch-Kincaid grade level: 0.39 * words per sentence + 11.8 * syllables per word - 15.59
 * (Kincaid, Fishburne, Rogers and Chissom, 1975, Research Branch Report 8-75). A result of 3 means that a US
 * grade-3 reader should cope. Short texts can score below 0. Words with digits count as one syllable.
 *
 * @param text English text with at least one word
 * @throws RangeError when the text has no words
 */
export function fleschKincaidGrade(text: string): number {
  const spoken = spokenLength(text, syllables);
  return 0.39 * (spoken.words / sentenceCount(text)) + 11.8 * (spoken.syllables / spoken.words) - 15.59;
}

/**
 * Crawford's grade level for Spanish primary-school texts: -0.205 * sentences per 100 words
 * + 0.049 * syllables per 100 words - 3.407 (Crawford, 1989). Words with digits count as one syllable.
 *
 * @param text Spanish text with at least one word
 * @throws RangeError when the text has no words
 */
export function crawfordGrade(text: string): number {
  const spoken = spokenLength(text, spanishSyllables);
  const sentences = (100 * sentenceCount(text)) / spoken.words;
  return -0.205 * sentences + 0.049 * ((100 * spoken.syllables) / spoken.words) - 3.407;
}
