import { describe, expect, it } from 'vitest';
import { localized } from './present.ts';

const row = {
  title: 'Compare ratios',
  statement: 'Compare two ratios.',
  translations: {
    en: { home: 'Compare two prices.' },
    es: { title: 'Comparar razones', home: 'Compara dos precios.' },
  },
};

describe('localized', () => {
  it('takes the translation text by text, else the own words', () => {
    expect(localized(row, 'es')).toEqual({
      title: 'Comparar razones',
      statement: 'Compare two ratios.',
      home: 'Compara dos precios.',
    });
    expect(localized(row, 'en')).toEqual({
      title: 'Compare ratios',
      statement: 'Compare two ratios.',
      home: 'Compare two prices.',
    });
  });

  it.each([[{}], [null], [[]], [{ es: 'no' }], [{ es: { title: 7 } }], [{ fr: { title: 'Comparer' } }]])(
    'takes %j for no translation',
    (translations) => {
      expect(localized({ ...row, translations }, 'es').title).toBe('Compare ratios');
    },
  );
});
