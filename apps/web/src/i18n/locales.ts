export type Locale = 'en' | 'es';
export type Direction = 'ltr' | 'rtl';

export interface LocaleFacts {
  /** The language's name in itself, as a reader who knows only that language finds it. */
  readonly name: string;
  /** BCP 47 tags for numbers and dates. Spanish follows the United States: 2.5, not 2,5. */
  readonly formats: readonly string[];
  readonly direction: Direction;
}

export const locales: Readonly<Record<Locale, LocaleFacts>> = {
  en: { name: 'English', formats: ['en-US'], direction: 'ltr' },
  es: { name: 'Español', formats: ['es-US'], direction: 'ltr' },
};

export const localeList: readonly Locale[] = ['en', 'es'];

/** True when the text names one of our languages exactly. */
export function isLocale(value: string | null | undefined): value is Locale {
  return value === 'en' || value === 'es';
}

/**
 * The language to start with: the one chosen on this device, else the first of the browser's
 * languages that we speak (by its primary subtag, so `es-MX` gives Spanish), else English.
 */
export function pickLocale(stored: string | null, preferred: readonly string[]): Locale {
  if (isLocale(stored)) return stored;
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    if (isLocale(primary)) return primary;
  }
  return 'en';
}
