import { i18n, type Messages } from '@lingui/core';
import { readStored, writeStored } from '../app/device-storage.ts';
import { type Locale, locales, pickLocale } from './locales.ts';

const storageKey = 'cairn.locale';

/** Each language is a chunk of its own, so that a reader downloads one. */
const catalogs: Readonly<Record<Locale, () => Promise<{ messages: Messages }>>> = {
  en: () => import('../locales/en/messages.po'),
  es: () => import('../locales/es/messages.po'),
};

/** Loads a language, makes it current, and tells the document its language and direction. */
export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await catalogs[locale]();
  const facts = locales[locale];
  i18n.loadAndActivate({ locale, locales: [...facts.formats], messages });
  document.documentElement.lang = locale;
  document.documentElement.dir = facts.direction;
}

/** The language for a reader who has not chosen one in this session. */
export function startingLocale(): Locale {
  return pickLocale(readStored(storageKey), navigator.languages);
}

/** Changes the language and remembers it on this device. */
export async function chooseLocale(locale: Locale): Promise<void> {
  writeStored(storageKey, locale);
  await activateLocale(locale);
}
