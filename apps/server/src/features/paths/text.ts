import type { Locale } from '@cairn/contract';
import { z } from 'zod';

const translationsShape = z.record(z.string(), z.record(z.string(), z.unknown()).catch({})).catch({});

/** One text of a row's translations; null when there is none in this language. */
export function localizedText(translations: unknown, locale: Locale, field: string): string | null {
  const text = translationsShape.parse(translations)[locale]?.[field];
  return typeof text === 'string' && text !== '' ? text : null;
}
