/** Where JSON stops being JSON: line and column count from 1. */
export type JsonFault = { readonly line: number; readonly column: number };

const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** Length of a match of a sticky pattern at a place, or 0. */
const lengthAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** Length of the string literal at a place, or 0. A loop, since a pattern over megabytes of text could overflow. */
const stringLength = (text: string, start: number): number => {
  if (text[start] !== '"') return 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') return at + 1 - start;
    if (character < ' ') return 0;
    if (character !== '\\') continue;
    const escaped = lengthAt(ESCAPE, text, at);
    if (escaped === 0) return 0;
    at += escaped - 1;
  }
  return 0;
};

/**
 * What may come next: a value (`first` also allows the closing of an empty array), a member name (`firstName` also
 * allows the closing of an empty object), a colon, or what follows a value.
 */
type Expected = 'value' | 'first' | 'name' | 'firstName' | 'colon' | 'after';

type Step = {
  readonly length: number;
  readonly next: Expected;
  readonly open?: '[' | '{';
  readonly close?: true;
};

const stepAt = (text: string, at: number, expected: Expected, inside: '[' | '{' | undefined): Step | null => {
  const character = text[at];
  if (expected === 'after') {
    if (character === ',' && inside !== undefined)
      return { length: 1, next: inside === '[' ? 'value' : 'name' };
    const closes = (character === ']' && inside === '[') || (character === '}' && inside === '{');
    return closes ? { length: 1, next: 'after', close: true } : null;
  }
  if (expected === 'colon') return character === ':' ? { length: 1, next: 'value' } : null;
  if (expected === 'name' || expected === 'firstName') {
    if (expected === 'firstName' && character === '}') return { length: 1, next: 'after', close: true };
    const length = stringLength(text, at);
    return length === 0 ? null : { length, next: 'colon' };
  }
  if (expected === 'first' && character === ']') return { length: 1, next: 'after', close: true };
  if (character === '[') return { length: 1, next: 'first', open: '[' };
  if (character === '{') return { length: 1, next: 'firstName', open: '{' };
  const length = stringLength(text, at) || lengthAt(NUMBER, text, at) || lengthAt(WORD, text, at);
  return length === 0 ? null : { length, next: 'after' };
};

const placeOf = (text: string, at: number): JsonFault => {
  const before = text.slice(0, at);
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
};

/**
 * Finds the first place at which text is not JSON (RFC 8259), or null when it is. `JSON.parse` names the place in some
 * of its messages only; this runs after it has failed. Strings of any length and any depth are safe: no recursion.
 */
export const locateJsonFault = (text: string): JsonFault | null => {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = lengthAt(SPACE, text, 0);
  while (at < text.length) {
    const step = stepAt(text, at, expected, open.at(-1));
    if (step === null) return placeOf(text, at);
    if (step.open !== undefined) open.push(step.open);
    if (step.close) open.pop();
    expected = step.next;
    at += step.length;
    at += lengthAt(SPACE, text, at);
  }
  return expected === 'after' && open.length === 0 ? null : placeOf(text, at);
};
