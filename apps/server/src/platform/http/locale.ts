import { Locale } from '@cairn/contract';

/** The headers of a request as Node gives them: names in lower case, doubled ones as lists. */
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A person's own choice in the web application; it goes before the browser's languages. */
export const LOCALE_HEADER = 'x-cairn-locale';

/**
 * The language a request asks for: the value of `x-cairn-locale` where it names one of ours, else the first
 * language tag of `accept-language` (RFC 9110, 12.5.4; its region is set aside), else English.
 */
export function localeOf(headers: Headers): Locale {
  const chosen = Locale.safeParse(single(headers[LOCALE_HEADER]));
  if (chosen.success) return chosen.data;
  const [tag = ''] = (single(headers['accept-language']) ?? '').split(/[,;]/, 1);
  const [language = ''] = tag.trim().toLowerCase().split('-', 1);
  const preferred = Locale.safeParse(language);
  return preferred.success ? preferred.data : 'en';
}

function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
