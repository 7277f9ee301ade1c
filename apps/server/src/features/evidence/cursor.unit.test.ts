import { describe, expect, it } from 'vitest';
import { AppError } from '../../platform/http/problem.ts';
import { cutPage, evidencePositionOf, offsetOf, standingPositionOf, toCursor } from './cursor.ts';

const id = '0192f0c1-2b3c-7d4e-8f50-112233445566';

describe('cursors', () => {
  it('come back as what they were made of', () => {
    const place = { happenedAt: '2026-10-16T15:00:00.000Z', ratingId: id };
    expect(evidencePositionOf(toCursor(place))).toEqual(place);
    expect(offsetOf(toCursor(50))).toBe(50);
    expect(offsetOf(undefined)).toBe(0);
    expect(standingPositionOf(undefined)).toBeNull();
  });

  it.each([
    ['no base64', '%%%'],
    ['no JSON', toCursor(1).slice(0, 1)],
    ['another list', toCursor(3)],
    ['a year that a database has not', toCursor({ happenedAt: '0000-01-01T00:00:00Z', ratingId: id })],
    ['what is no id', toCursor({ happenedAt: '2026-10-16T15:00:00.000Z', ratingId: "' or true" })],
  ])('refuse %s', (_, text) => {
    expect(() => evidencePositionOf(text)).toThrow(AppError);
  });

  it('refuse an offset below zero', () => {
    expect(() => offsetOf(toCursor(-1))).toThrow(AppError);
  });
});

describe('cutPage', () => {
  it('goes on only where there is more', () => {
    expect(cutPage([1, 2, 3], 2, (last) => last)).toEqual({ items: [1, 2], next: toCursor(2) });
    expect(cutPage([1, 2], 2, (last) => last)).toEqual({ items: [1, 2], next: null });
    expect(cutPage([], 2, (last) => last)).toEqual({ items: [], next: null });
  });
});
