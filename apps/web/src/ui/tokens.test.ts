import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');

function tokensIn(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[\da-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

const light = tokensIn(':root {');
const dark = new Map([...light, ...tokensIn(':root[data-mantine-color-scheme="dark"] {')]);

/** Relative luminance of an sRGB colour (WCAG 2.2, definition of relative luminance). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio from 1 to 21 (WCAG 2.2, definition of contrast ratio). */
function contrast(theme: Map<string, string>, one: string, other: string): number {
  const [a = 0, b = 0] = [one, other].map((name) => {
    const hex = theme.get(name);
    if (!hex) throw new Error(`no token ${name}`);
    return luminance(hex);
  });
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const againstPaper: readonly (readonly [string, number, number])[] = [
  ['control', 3.6, 4.9],
  ['ink', 14.2, 15.0],
  ['ink-2', 7.9, 10.6],
  ['ink-3', 5.6, 6.9],
  ['moss', 6.2, 9.6],
  ['moss-deep', 9.0, 12.2],
  ['amber', 5.7, 10.2],
  ['stone-1', 3.7, 4.9],
  ['stone-2', 4.2, 6.7],
  ['stone-3', 5.3, 9.6],
  ['stone-4', 9.1, 13.0],
  ['outline', 3.5, 4.9],
];

const textPairs: readonly (readonly [string, string])[] = [
  ['on-moss', 'moss'],
  ['on-moss', 'moss-deep'],
  ['moss', 'moss-tint'],
  ['moss-deep', 'moss-tint'],
  ['on-amber-tint', 'amber-tint'],
  ['ink-2', 'sunken'],
  ['ink-3', 'sunken'],
  ['ink-3', 'surface'],
  ['on-dark-block', 'dark-block'],
  ['on-toast', 'toast'],
];

describe.each([
  ['light', light, 1],
  ['dark', dark, 2],
] as const)('contrast in the %s theme', (_name, theme, column) => {
  it.each(againstPaper)('%s against paper is what the design says', (token, inLight, inDark) => {
    expect(contrast(theme, token, 'paper')).toBeCloseTo(column === 1 ? inLight : inDark, 0.7);
  });

  it.each(textPairs)('%s is readable on %s', (text, ground) => {
    expect(contrast(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['control', 'outline', 'stone-1', 'amber'])('%s can be seen on a card', (edge) => {
    expect(contrast(theme, edge, 'surface')).toBeGreaterThanOrEqual(3);
  });
});

describe('greyscale', () => {
  it('keeps the order of the stones: darker with level in light, lighter in dark', () => {
    const order = (theme: Map<string, string>) =>
      [1, 2, 3, 4].map((n) => luminance(theme.get(`stone-${n}`) ?? ''));
    expect(order(light)).toEqual(order(light).toSorted((a, b) => b - a));
    expect(order(dark)).toEqual(order(dark).toSorted((a, b) => a - b));
  });
});
