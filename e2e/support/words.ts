import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCatalog } from '../../apps/web/src/i18n/read-catalog.ts';

export type Locale = 'en' | 'es';

const catalog = (locale: Locale) =>
  readCatalog(
    readFileSync(
      fileURLToPath(new URL(`../../apps/web/src/locales/${locale}/messages.po`, import.meta.url)),
      'utf8',
    ),
  );
const spanish = catalog('es');

/**
 * What a screen says for an English sentence of the catalogue, in this language.
 * @throws when the catalogue does not have it, so that a journey never waits for words that nobody says
 */
export function words(locale: Locale, english: string): string {
  const found = spanish.get(english);
  if (found === undefined || found === '') throw new Error(`The catalogue has no “${english}”.`);
  return locale === 'en' ? english : found;
}

/** Whole English sentences of the catalogue that Spanish says otherwise: none may stand on a Spanish page. */
export function englishOnly(): readonly string[] {
  return [...spanish]
    .filter(([english, other]) => !english.includes('{') && !english.includes('<') && english !== other)
    .map(([english]) => english)
    .filter((english) => english.split(' ').length >= 3);
}
