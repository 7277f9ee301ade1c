import type { Grid } from '@cairn/contract';
import { describe, expect, it } from 'vitest';
import { cellFace } from './cell-face.ts';
import { mergeSaved, progressOf } from './grid-figures.ts';
import { cellKey, type RatingValue } from './rating-write.ts';
import { type Entry, openSitting, type Sitting } from './sitting.ts';

const none = { level: null, mastered: false, lastState: null };
const entry = (personId: string, value: RatingValue, more: Partial<Entry> = {}): Entry => ({
  personId,
  competencyId: 'k',
  value,
  comment: null,
  head: 'r',
  saved: null,
  problem: null,
  ...more,
});
const scored = (level: number): RatingValue => ({ state: 'scored', level });

describe('a cell', () => {
  it('shows what was entered at once, then the standing of the server', () => {
    const rated = entry('a', scored(3));
    const before = { level: 2, mastered: false, lastState: 'scored' as const };
    expect(cellFace(before, rated, true)).toMatchObject({ mark: { level: 3 }, level: 3, sign: 'waiting' });
    const after = { ...before, level: 2.5 };
    expect(cellFace(after, rated, false)).toMatchObject({ mark: { level: 2.5 }, level: 3, standsAt: 2.5 });
    expect(cellFace({ ...before, level: 3 }, rated, false).standsAt).toBeNull();
  });

  it('never shows a state as a number', () => {
    expect(cellFace(none, undefined, false)).toMatchObject({ level: null, word: 'none' });
    const missed = entry('a', { state: 'missed', level: null });
    expect(cellFace(none, missed, true)).toMatchObject({ mark: { state: 'missed' }, word: 'missed' });
    expect(cellFace({ ...none, level: 0 }, undefined, false)).toMatchObject({ level: 0, word: null });
  });

  it('tells a failure before anything else, and a withdrawal by the standing', () => {
    expect(cellFace(none, entry('a', scored(3), { problem: 'rule_broken' }), true).sign).toBe('failed');
    const gone = entry('a', { state: 'withdrawn', level: null });
    expect(cellFace({ ...none, level: 2 }, gone, false)).toMatchObject({ rated: false, level: 2 });
  });
});

it('counts levels and states of one competency, apart', () => {
  const entries: Entry[] = [
    entry('a', scored(3), { comment: 'Note.' }),
    entry('b', scored(0)),
    entry('c', { state: 'missed', level: null }, { comment: 'Own.' }),
    entry('d', { state: 'withdrawn', level: null }),
    entry('e', scored(4), { problem: 'rule_broken' }),
    entry('gone', scored(4)),
  ];
  const sitting: Sitting = {
    ...openSitting('Quiz'),
    note: 'Note. ',
    entries: new Map(entries.map((one) => [cellKey(one), one])),
  };
  const progress = progressOf(sitting, ['a', 'b', 'c', 'd', 'e'], 'k');
  expect(progress).toMatchObject({ learners: 5, rated: 2, missed: 1, left: 2, high: 1, noted: 1 });
  expect(progress.levels.filter(({ count }) => count > 0)).toEqual([
    { level: 0, count: 1 },
    { level: 3, count: 1 },
  ]);
});

it('puts the answered standings into their cells only', () => {
  const standing = {
    level: 2,
    mastered: false,
    achievedAt: null,
    scoredCount: 1,
    sufficient: false,
    lastState: 'scored' as const,
    lastAt: null,
  };
  const cell = { ...standing, level: null, scoredCount: 0, competencyId: 'k', ratingId: null, comment: null };
  const person = { id: 'a', name: 'Tess Omari', sortName: 'Omari, Tess', initials: 'TO' };
  const rows = [person, { ...person, id: 'b' }].map((one) => ({ person: one, cells: [cell] }));
  const grid: Grid = { classId: 'c', title: 'Math', columns: [], rows, contexts: [] };
  const rating = { ratingId: 'r', evidenceId: 'e', personId: 'b', competencyId: 'k', standing };
  const merged = mergeSaved(grid, { saved: [rating] });
  expect(merged.rows.map(({ cells }) => cells[0]?.level)).toEqual([null, 2]);
  expect(merged.rows[1]?.cells[0]?.ratingId).toBe('r');
});
