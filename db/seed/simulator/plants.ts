import type { SeededRandom } from '@cairn/domain/random';
import { parseLevel } from '@cairn/domain/scale';
import type { Calendar, SchoolWeek } from '../calendar.ts';
import { seededId } from '../ids.ts';
import { WORK_CONTEXTS } from './contexts.ts';
import type { LearnerSpec, SimulatedEvidence, SimulatedRating, Track } from './model.ts';
import { commentFor, correctionComment } from './phrases.ts';
import { makePiece, momentOn } from './piece.ts';

const DAY = 86_400_000;

/** Days without any evidence of the learners who are planted as absent; the screens warn after 28. */
export const ABSENT_DAYS = 30;
/** Nothing moves for at least this long where a stall is planted; reports ask for 60. */
export const STALL_DAYS = 75;
const STALL_WEEKS = 7;
const NEWCOMER_WEEKS = 3;

/** From when on a planted stall holds: 75 days, or longer where a summer leaves too few school weeks in them. */
export function stallStart(calendar: Calendar): Date {
  const week = calendar.weeks.at(-STALL_WEEKS)?.days[0] ?? calendar.now;
  return new Date(Math.min(week.getTime(), calendar.now.getTime() - STALL_DAYS * DAY));
}

/** The competency with followers, two bands below the learner's grade (or the nearest), that a gap or an old success is about. */
export function plantedBelow(random: SeededRandom, spec: LearnerSpec, track: Track): string | null {
  const below = track.items.filter(
    ({ id, band }) =>
      band !== null && band.rank < spec.grade && (track.prerequisites.after.get(id)?.length ?? 0) > 0,
  );
  const best = below.filter(({ band }) => band?.rank === Math.max(1, spec.grade - 2));
  const from = best.length > 0 ? best : below;
  return from.length > 0 ? random.pick(from).id : null;
}

type Arrangement = {
  readonly random: SeededRandom;
  readonly calendar: Calendar;
  readonly spec: LearnerSpec;
  readonly track: Track;
  readonly competencyId: string;
};

/** A hole below the band: three recent pieces at 1, 1.5 and 1. */
export function plantGap(arrangement: Arrangement): SimulatedEvidence[] {
  const weeks = arrangement.calendar.weeks;
  const chosen = [weeks.at(-7), weeks.at(-4), weeks.at(-2)];
  return plantedPieces(arrangement, chosen, ['exit-check', 'number-talk', 'exit-check'], [1, 1.5, 1]);
}

/** Mastered at the very beginning of the year of evidence, and never looked at since. */
export function plantOldMastery(arrangement: Arrangement): SimulatedEvidence[] {
  const chosen = arrangement.calendar.weeks.slice(0, 3);
  return plantedPieces(arrangement, chosen, ['journal', 'garden', 'presentation'], [3, 3.5, 3]);
}

function plantedPieces(
  { random, calendar, spec, track, competencyId }: Arrangement,
  weeks: readonly (SchoolWeek | undefined)[],
  contexts: readonly string[],
  levels: readonly number[],
): SimulatedEvidence[] {
  return weeks.flatMap((week, place) => {
    const context = WORK_CONTEXTS.find(({ key }) => key === contexts[place]);
    const day = week?.days[0];
    if (week === undefined || day === undefined || context === undefined || spec.grade + week.year < 1)
      return [];
    const happenedAt = momentOn(random, day);
    if (happenedAt > calendar.now) return [];
    const shown = [{ competencyId, state: 'scored' as const, level: parseLevel(levels[place] ?? 2) }];
    const piece = makePiece({
      random,
      track,
      context,
      demand: 'apply',
      year: week.year,
      happenedAt,
      now: calendar.now,
      shown,
    });
    return [piece];
  });
}

/** What this learner's calendar leaves: an absent one shows nothing lately, a newcomer nothing before. */
export function keptMoments(calendar: Calendar, spec: LearnerSpec): (happenedAt: Date) => boolean {
  const absentFrom = calendar.now.getTime() - ABSENT_DAYS * DAY;
  const arrived = calendar.weeks.at(-NEWCOMER_WEEKS)?.days[0]?.getTime() ?? 0;
  return (happenedAt) =>
    !(spec.plants.includes('absent') && happenedAt.getTime() >= absentFrom) &&
    !(spec.plants.includes('newcomer') && happenedAt.getTime() < arrived);
}

/**
 * What happens on the way into the records: entered three to five weeks late, looked at by a second rater,
 * corrected, withdrawn. Rare with everybody, frequent with the learners it is planted for.
 */
export function disturb(
  random: SeededRandom,
  calendar: Calendar,
  spec: LearnerSpec,
  piece: SimulatedEvidence,
): SimulatedEvidence {
  const chance = (plant: LearnerSpec['plants'][number], usual: number, planted: number): boolean =>
    random.next() < (spec.plants.includes(plant) ? planted : usual);
  const late = chance('late', 0.005, 0.3);
  const double = chance('double', 0.003, 0.15);
  const corrected = chance('corrected', 0.005, 0.15);
  const delayed = late ? enteredLate(random, calendar.now, piece) : piece;
  const twice = double ? ratedTwice(random, calendar.now, delayed) : delayed;
  return corrected ? withCorrection(random, calendar.now, twice) : twice;
}

function enteredLate(random: SeededRandom, now: Date, piece: SimulatedEvidence): SimulatedEvidence {
  const enteredAt = new Date(piece.happenedAt.getTime() + random.int(22 * 24, 35 * 24) * 3_600_000);
  if (enteredAt > now) return piece;
  return { ...piece, enteredAt, ratings: piece.ratings.map((rating) => ({ ...rating, enteredAt })) };
}

function ratedTwice(random: SeededRandom, now: Date, piece: SimulatedEvidence): SimulatedEvidence {
  const [first] = piece.ratings;
  if (first === undefined || first.level === null) return piece;
  const apart = random.pick([0.5, 1, 1.5]);
  const level = parseLevel(first.level >= 2 ? first.level - apart : first.level + apart);
  const second: SimulatedRating = {
    ...first,
    id: seededId(random, piece.happenedAt),
    level,
    rater: 'second',
    comment: commentFor(random, piece.subject, level),
    enteredAt: laterOf(now, first.enteredAt, random.int(1, 40)),
  };
  return { ...piece, ratings: [...piece.ratings, second] };
}

function withCorrection(random: SeededRandom, now: Date, piece: SimulatedEvidence): SimulatedEvidence {
  const [first] = piece.ratings;
  if (first === undefined || first.level === null) return piece;
  const withdrawn = random.next() < 0.15;
  const level = withdrawn ? null : parseLevel(first.level >= 4 ? 3.5 : first.level + 0.5);
  const correction: SimulatedRating = {
    ...first,
    id: seededId(random, piece.happenedAt),
    state: withdrawn ? 'withdrawn' : 'scored',
    level,
    comment: correctionComment(random),
    corrects: first.id,
    enteredAt: laterOf(now, first.enteredAt, random.int(2, 96)),
  };
  return { ...piece, ratings: [...piece.ratings, correction] };
}

/** `hours` after `from`, but not after `now`. */
function laterOf(now: Date, from: Date, hours: number): Date {
  return new Date(Math.min(now.getTime(), from.getTime() + hours * 3_600_000));
}
