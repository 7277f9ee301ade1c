import { describe, expect, it } from 'vitest';
import { pickLocale } from './locales.ts';

describe('pickLocale', () => {
  it('keeps the language chosen on this device', () => {
    expect(pickLocale('es', ['en-US'])).toBe('es');
  });
  it('takes the first language of the browser that we speak, by primary subtag', () => {
    expect(pickLocale(null, ['fr-CA', 'es-MX', 'en-US'])).toBe('es');
  });
  it('does not trust an unknown stored value', () => {
    expect(pickLocale('xx', ['en-GB'])).toBe('en');
  });
  it('falls back to English when nothing fits', () => {
    expect(pickLocale(null, ['fr', 'de'])).toBe('en');
    expect(pickLocale(null, [])).toBe('en');
  });
});
