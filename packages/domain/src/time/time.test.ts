import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantMs, isUuid, shiftedClock, uuidv7 } from './index.ts';

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('uuidv7', () => {
  it('makes the example of RFC 9562 appendix A.6', () => {
    const random = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
    expect(uuidv7(1_645_557_742_000, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('is a UUID of version 7 and variant 10 whatever the bytes', () => {
    fc.assert(
      fc.property(fc.nat(), tenBytes, (ms, bytes) => {
        const id = uuidv7(ms, bytes);
        expect(isUuid(id)).toBe(true);
        expect(id[14]).toBe('7');
        expect('89ab').toContain(id[19]);
      }),
    );
  });

  it('sorts by time as text', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1e12 }), tenBytes, tenBytes, (ms, later, a, b) => {
        expect(uuidv7(ms, a) < uuidv7(ms + later, b)).toBe(true);
      }),
    );
  });

  it('refuses a time out of range and the wrong number of bytes', () => {
    expect(() => uuidv7(-1, new Uint8Array(10))).toThrow(RangeError);
    expect(() => uuidv7(2 ** 48, new Uint8Array(10))).toThrow(RangeError);
    expect(() => uuidv7(1.5, new Uint8Array(10))).toThrow(RangeError);
    expect(() => uuidv7(1, new Uint8Array(16))).toThrow('not 16');
  });
});

describe('isUuid', () => {
  it('takes any version and case, and only the whole text', () => {
    expect(isUuid('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe(true);
    expect(isUuid('00000000-0000-0000-0000-000000000000')).toBe(true);
    expect(isUuid('017f22e279b07cc398c4dc0c0c07398f')).toBe(false);
    expect(isUuid('017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n')).toBe(false);
    expect(isUuid(7)).toBe(false);
  });
});

describe('the shifted clock', () => {
  it('starts where it is set and runs on', () => {
    const start = '2022-01-10T08:00:00Z';
    expect(shiftedClock(5000, start, 5000)).toBe(Date.UTC(2022, 0, 10, 8));
    expect(shiftedClock(65_000, start, 5000)).toBe(Date.UTC(2022, 0, 10, 8, 1));
  });

  it('is the real clock when it is not set', () => {
    expect(shiftedClock(65_000, null, 5000)).toBe(65_000);
  });

  it('reads instants that mean the same everywhere', () => {
    expect(instantMs('2022-01-10')).toBe(Date.UTC(2022, 0, 10));
    expect(instantMs('2022-01-10T03:00:00-05:00')).toBe(Date.UTC(2022, 0, 10, 8));
    expect(instantMs('2022-01-10T08:00:00.123456Z')).toBe(Date.UTC(2022, 0, 10, 8, 0, 0, 123));
    for (const unclear of ['2022-01-10T08:00:00', '10/01/2022', '2022-13-01', '']) {
      expect(() => instantMs(unclear)).toThrow(RangeError);
    }
  });
});
