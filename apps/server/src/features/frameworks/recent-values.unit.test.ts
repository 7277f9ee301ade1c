import { describe, expect, it } from 'vitest';
import { createRecentValues } from './recent-values.ts';

describe('createRecentValues', () => {
  it('lets go of the value unused for longest', () => {
    const values = createRecentValues<number>(2);
    values.set('a', 1);
    values.set('b', 2);
    expect(values.get('a')).toBe(1);
    values.set('c', 3);
    expect([values.get('a'), values.get('b'), values.get('c')]).toEqual([1, undefined, 3]);
    expect(values.size()).toBe(2);
  });

  it('keeps one value per key', () => {
    const values = createRecentValues<number>(2);
    values.set('a', 1);
    values.set('b', 2);
    values.set('a', 3);
    values.set('c', 4);
    expect([values.get('a'), values.get('b')]).toEqual([3, undefined]);
  });
});
