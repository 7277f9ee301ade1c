import { describe, expect, it } from 'vitest';
import { firstName } from './first-name.ts';
import { standingMark } from './standing-mark.ts';

const standing = {
  level: null,
  mastered: false,
  achievedAt: null,
  scoredCount: 0,
  sufficient: false,
  lastState: null,
  lastAt: null,
};

describe('standingMark', () => {
  it('never draws a zero where there is no level', () => {
    expect(standingMark(null)).toEqual({ level: null });
    expect(standingMark({ ...standing, lastState: 'missed' })).toEqual({ level: null, state: 'missed' });
    expect(standingMark({ ...standing, lastState: 'excused' })).toEqual({ level: null, state: 'excused' });
  });

  it('keeps the level when something was missed after it', () => {
    expect(standingMark({ ...standing, level: 2.5, lastState: 'missed' })).toEqual({
      level: 2.5,
      mastered: false,
    });
  });
});

describe('firstName', () => {
  it('takes the given name from the sorted name', () => {
    expect(firstName({ name: 'Juniper Vale', sortName: 'Vale, Juniper' })).toBe('Juniper');
    expect(firstName({ name: 'Ms. Arden', sortName: 'Arden' })).toBe('Ms.');
  });
});
