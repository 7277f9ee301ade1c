import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonFault } from './locate-fault.ts';
import { parseJson } from './parse-json.ts';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('locateJsonFault', () => {
  it('agrees with JSON.parse on what is JSON', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"\\n"',
        '"\\x"',
        '"',
        '1',
        '-0.5e3',
        '01',
        'true',
        'nul',
        ' ',
        '\n',
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        expect(locateJsonFault(text) === null).toBe(parses(text));
      }),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.json(), (text) => locateJsonFault(text) === null));
  });

  it('names line and column', () => {
    expect(locateJsonFault('{\n  "a": 1,\n  "b" 2\n}')).toEqual({ line: 3, column: 7 });
    expect(locateJsonFault('{"a": [1, 2')).toEqual({ line: 1, column: 12 });
    expect(locateJsonFault('')).toEqual({ line: 1, column: 1 });
    expect(locateJsonFault('{} x')).toEqual({ line: 1, column: 4 });
  });
});

describe('parseJson', () => {
  it('reads JSON with or without a byte order mark', () => {
    expect(parseJson('\ufeff{"a":"é"}')).toEqual({ ok: true, value: { a: 'é' } });
    expect(parseJson(Buffer.from('\ufeff{"a":"é"}'))).toEqual({ ok: true, value: { a: 'é' } });
  });

  it('refuses what is too large, too deep, not UTF-8 or malformed', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(parseJson('[1,2,3]', { bytes: 6, depth: 9 })).toMatchObject({ ok: false, code: 'json.too_large' });
    expect(parseJson(deep)).toMatchObject({ ok: false, code: 'json.too_deep' });
    expect(parseJson('[[1]]', { bytes: 99, depth: 1 })).toMatchObject({ ok: false, code: 'json.too_deep' });
    expect(parseJson('["[[[["]', { bytes: 99, depth: 1 })).toMatchObject({ ok: true });
    expect(parseJson(Buffer.from([0x22, 0xe9, 0x22]))).toMatchObject({ ok: false, code: 'json.encoding' });
    expect(parseJson('{"a":1,\n}')).toMatchObject({ ok: false, code: 'json.malformed', line: 2 });
    expect(parseJson(`"${'x'.repeat(3_000_000)}`)).toMatchObject({ ok: false, code: 'json.malformed' });
  });
});
