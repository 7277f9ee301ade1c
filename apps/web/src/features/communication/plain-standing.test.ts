import { describe, expect, it } from 'vitest';
import { plainGrade } from './plain-grade.ts';
import { plainStanding } from './plain-standing.ts';

describe('plainStanding', () => {
  it.each([
    [null, false, 'no_score'],
    [0, false, 'not_yet'],
    [0.5, false, 'begun'],
    [1.5, false, 'begun'],
    [2, false, 'nearly'],
    [2.5, false, 'nearly'],
    [3, false, 'can'],
    [4, false, 'can'],
    [3, true, 'mastered'],
  ] as const)('reads level %s, mastered %s, as %s', (level, mastered, plain) => {
    expect(plainStanding({ level, mastered })).toBe(plain);
  });
});

describe('plainGrade', () => {
  it('drops the zero that codes carry, and leaves other grades alone', () => {
    expect(plainGrade('06')).toBe('6');
    expect(plainGrade('12')).toBe('12');
    expect(plainGrade('KG')).toBe('KG');
  });
});
