import { describe, expect, it } from 'vitest';
import { localeOf } from './locale.ts';

describe('localeOf', () => {
  it.each([
    [{}, 'en'],
    [{ 'accept-language': 'es' }, 'es'],
    [{ 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' }, 'es'],
    [{ 'accept-language': 'ES-419;q=0.7' }, 'es'],
    [{ 'accept-language': 'en-US,es' }, 'en'],
    [{ 'accept-language': 'fr, es' }, 'en'],
    [{ 'accept-language': 'est' }, 'en'],
    [{ 'accept-language': '' }, 'en'],
    [{ 'x-cairn-locale': 'es', 'accept-language': 'en' }, 'es'],
    [{ 'x-cairn-locale': 'en', 'accept-language': 'es' }, 'en'],
    [{ 'x-cairn-locale': 'tlh', 'accept-language': 'es' }, 'es'],
    [{ 'x-cairn-locale': ['es', 'en'] }, 'es'],
  ])('%j asks for %s', (headers, expected) => {
    expect(localeOf(headers)).toBe(expected);
  });
});
