import type { Grid, StandingValue } from '@cairn/contract';
import { LEVELS } from '@cairn/domain/scale';
import { cellKey } from './rating-write.ts';
import type { SavedRatings } from './send-writes.ts';
import type { Sitting } from './sitting.ts';

/** How far this sitting has come with one competency. */
export interface Progress {
  readonly learners: number;
  readonly rated: number;
  readonly missed: number;
  readonly excused: number;
  /** Other states without a level. */
  readonly other: number;
  readonly left: number;
  /** Rated ones and states that carry the shared note. */
  readonly noted: number;
  /** How many were rated at each level from 0 to 4 in halves. */
  readonly levels: readonly { readonly level: number; readonly count: number }[];
  /** How many were rated at 3 or above. */
  readonly high: number;
}

const HIGH = 3;

/** Counts one competency of a sitting over the learners of the class. */
export function progressOf(sitting: Sitting, people: readonly string[], competencyId: string): Progress {
  const entries = people.flatMap((personId) => {
    const entry = sitting.entries.get(cellKey({ personId, competencyId }));
    if (entry === undefined || entry.value.state === 'withdrawn') return [];
    // What the server has not taken is still to be done.
    return entry.problem === null ? [entry] : [];
  });
  const count = (state: string) => entries.filter(({ value }) => value.state === state).length;
  const levels = LEVELS.map((level) => ({
    level: Number(level),
    count: entries.filter(({ value }) => value.level === level).length,
  }));
  const [rated, missed, excused] = [count('scored'), count('missed'), count('excused')];
  return {
    learners: people.length,
    rated,
    missed,
    excused,
    other: entries.length - rated - missed - excused,
    left: people.length - entries.length,
    noted: entries.filter(({ comment }) => comment !== null && comment === sitting.note.trim()).length,
    levels,
    high: levels.reduce((sum, { level, count: many }) => (level >= HIGH ? sum + many : sum), 0),
  };
}

/** The grid with the standings that the server answered a write with. */
export function mergeSaved(grid: Grid, { saved }: SavedRatings): Grid {
  const news = new Map<string, { standing: StandingValue; ratingId: string }>();
  for (const rating of saved) news.set(cellKey(rating), rating);
  return {
    ...grid,
    rows: grid.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        const changed = news.get(cellKey({ personId: row.person.id, competencyId: cell.competencyId }));
        return changed ? { ...cell, ...changed.standing, ratingId: changed.ratingId } : cell;
      }),
    })),
  };
}
