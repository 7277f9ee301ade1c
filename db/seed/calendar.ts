const DAY = 86_400_000;

/** A school year of the demo district. Days are `YYYY-MM-DD`. */
export type SchoolYear = {
  /** "2026-27" */
  readonly label: string;
  /** The year in which it ends, as rosters write it. */
  readonly endYear: number;
  readonly startsOn: string;
  /** Last day of the first semester. */
  readonly middle: string;
  /** Last day with lessons. */
  readonly endsOn: string;
  /** Last day of the summer studio; classes stay open to it, so that a demo shown in July has current classes. */
  readonly closesOn: string;
};

/** A week with lessons. `year` is 0 in the current school year and -1 in the one before. */
export type SchoolWeek = { readonly year: 0 | -1; readonly days: readonly Date[]; readonly progress: number };

/** The year of evidence: its school weeks, oldest first. `progress` of a week runs from 0 to 1 within its school year. */
export type Calendar = {
  readonly now: Date;
  readonly current: SchoolYear;
  readonly previous: SchoolYear;
  readonly weeks: readonly SchoolWeek[];
};

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const dayMs = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const mondayFrom = (ms: number): number => ms + ((8 - new Date(ms).getUTCDay()) % 7) * DAY;

/** The school year that begins in late August of `year`: from a Monday to the Friday before mid June. */
export function schoolYear(year: number): SchoolYear {
  const lastMonday = mondayFrom(Date.UTC(year + 1, 5, 2));
  return {
    label: `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
    endYear: year + 1,
    startsOn: isoDay(mondayFrom(Date.UTC(year, 7, 20))),
    middle: isoDay(mondayFrom(Date.UTC(year + 1, 0, 8)) + 4 * DAY),
    endsOn: isoDay(lastMonday + 4 * DAY),
    closesOn: isoDay(Date.UTC(year + 1, 7, 14)),
  };
}

/** Winter days, the last two days of Thanksgiving week, and a week in March are free. */
function isSchoolDay(ms: number): boolean {
  const date = new Date(ms);
  const [weekday, month, day] = [date.getUTCDay(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (weekday === 0 || weekday === 6) return false;
  if ((month === 12 && day >= 21) || (month === 1 && day <= 2)) return false;
  // The fourth Thursday of November lies on the 22nd to the 28th.
  if (month === 11 && weekday >= 4 && day >= 18 + weekday && day <= 24 + weekday) return false;
  return !(month === 3 && day - weekday >= 20 && day - weekday <= 26);
}

function weeksOf(school: SchoolYear, year: 0 | -1, from: number, to: number): SchoolWeek[] {
  const [start, end] = [dayMs(school.startsOn), dayMs(school.endsOn)];
  const weeks: SchoolWeek[] = [];
  for (let monday = start; monday <= end; monday += 7 * DAY) {
    const days = [0, 1, 2, 3, 4]
      .map((offset) => monday + offset * DAY)
      .filter((ms) => ms >= from && ms <= to && ms <= end && isSchoolDay(ms))
      .map((ms) => new Date(ms));
    if (days.length > 0) weeks.push({ year, days, progress: (monday - start) / (end - start) });
  }
  return weeks;
}

/**
 * The school year that contains `now` (in summer, the one that ended), the one before, and every school week
 * of the 365 days up to `now`. So the demo always holds about one year of lessons, on whatever day it is made.
 */
export function demoCalendar(now: Date): Calendar {
  const year = now.getUTCFullYear();
  const begun = now.getTime() >= dayMs(schoolYear(year).startsOn);
  const [current, previous] = begun
    ? [schoolYear(year), schoolYear(year - 1)]
    : [schoolYear(year - 1), schoolYear(year - 2)];
  const from = now.getTime() - 365 * DAY;
  const to = now.getTime();
  return {
    now,
    current,
    previous,
    weeks: [...weeksOf(previous, -1, from, to), ...weeksOf(current, 0, from, to)],
  };
}
