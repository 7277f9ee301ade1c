import type { SeededRandom } from '@cairn/domain/random';
import { type Level, parseLevel } from '@cairn/domain/scale';
import type { Calendar, SchoolWeek } from '../calendar.ts';
import type { LearnerSpec, Profile, SimulatedEvidence, Track } from './model.ts';
import { drawContext, drawDemand, drawState, makePiece, momentOn, ratedLevel, type Shown } from './piece.ts';
import { BEHIND, placement } from './profile.ts';
import { openTrail, type Trail } from './trail.ts';

const SCHOOL_WEEKS = 36;

export type WalkInput = {
  readonly random: SeededRandom;
  readonly calendar: Calendar;
  readonly track: Track;
  readonly spec: LearnerSpec;
  readonly profile: Profile;
  /** Competencies kept for what is planted. */
  readonly closed: ReadonlySet<string>;
  /** True in the grades where learners who are behind are mostly given recall. */
  readonly easyGrades: (grade: number) => boolean;
  /** From this moment on nothing moves in this framework; null when nothing stalls. */
  readonly stallFrom: Date | null;
};

/** One learner's way through one framework over the year of evidence, oldest piece first. */
export function walkTrack(input: WalkInput): SimulatedEvidence[] {
  const { calendar, track, spec } = input;
  const trail = openTrail(track, input.closed);
  const pieces: SimulatedEvidence[] = [];
  let stalledOn: string | null = null;
  for (const [index, week] of calendar.weeks.entries()) {
    const grade = spec.grade + week.year;
    if (grade < track.fromGrade) continue;
    const random = input.random.fork(week.days[0]?.toISOString() ?? String(index));
    for (const happenedAt of momentsIn(input, random, week)) {
      const stalls = input.stallFrom !== null && happenedAt >= input.stallFrom;
      if (stalls) stalledOn ??= trail.leastTried(placement(grade, input.profile));
      const piece = stepOn({ input, random, trail, week, index, happenedAt, stalledOn });
      if (piece !== null) pieces.push(piece);
    }
  }
  return pieces;
}

/** When in this week the learner shows something: a number of moments around the pace, in order, none after now. */
function momentsIn(input: WalkInput, random: SeededRandom, week: SchoolWeek): Date[] {
  const stalls = input.stallFrom !== null && (week.days.at(-1) ?? input.calendar.now) >= input.stallFrom;
  const share = week.days.length / 5;
  const expected = stalls ? 1 : input.track.perWeek * input.profile.pace * input.profile.attendance * share;
  const count = Math.floor(expected + random.next());
  return Array.from({ length: count }, () => momentOn(random, random.pick(week.days)))
    .filter((moment) => moment <= input.calendar.now)
    .sort((a, b) => a.getTime() - b.getTime());
}

type Step = {
  readonly input: WalkInput;
  readonly random: SeededRandom;
  readonly trail: Trail;
  readonly week: SchoolWeek;
  /** Which of the school weeks, from 0. */
  readonly index: number;
  readonly happenedAt: Date;
  readonly stalledOn: string | null;
};

function stepOn(step: Step): SimulatedEvidence | null {
  const { input, random, trail, week, happenedAt } = step;
  const { track, profile } = input;
  const grade = input.spec.grade + week.year;
  const band = placement(grade, profile);
  const first = step.stalledOn ?? trail.choose(random, band);
  if (first === null) return null;
  const second = step.stalledOn === null && random.next() < 0.1 ? trail.choose(random, band) : null;
  const context = drawContext(random, track, trail.contextOfLast(first));
  const shown = [...new Set([first, ...(second === null ? [] : [second])])].map((id) => show(step, id));
  const easy = profile.offset <= BEHIND && input.easyGrades(grade);
  const piece = makePiece({
    random,
    track,
    context,
    demand: drawDemand(random, easy),
    year: week.year,
    happenedAt,
    now: input.calendar.now,
    shown,
  });
  for (const { id, competencyId, state, level } of piece.ratings) {
    if (state === 'withdrawn') continue;
    trail.add(competencyId, {
      ratingId: id,
      evidenceId: piece.id,
      state,
      level,
      happenedAt: happenedAt.toISOString(),
      enteredAt: piece.enteredAt.toISOString(),
      context: context.key,
      kind: piece.kind,
      purpose: piece.purpose,
      raterId: null,
      corrects: null,
    });
  }
  return piece;
}

function show(step: Step, competencyId: string): Shown {
  if (step.stalledOn !== null) return { competencyId, state: 'scored', level: parseLevel(2) };
  const state = drawState(step.random);
  return { competencyId, state, level: state === 'scored' ? levelOf(step, competencyId) : null };
}

/**
 * A first try lies near 2 where learner and competency fit, each band of distance moves it by 0.8, each earlier
 * try lifts it by a third (for six tries), and a rater's noise of 0.35 is added. These are choices made so that
 * ordinary learners reach mastery in about four tries; they are no finding about real learners.
 */
function levelOf({ input, random, trail, week, index }: Step, competencyId: string): Level {
  const { spec, profile, track } = input;
  const years = index / SCHOOL_WEEKS;
  const growth = profile.growth.get(track.code) ?? 1;
  const rank = track.items.find(({ id }) => id === competencyId)?.band?.rank ?? null;
  const ability = spec.grade + week.year + week.progress + profile.offset + (growth - 1) * years;
  const ease = rank === null ? profile.offset * 0.6 + years * growth * 0.8 : ability - rank;
  const practice = Math.min(6, trail.attempts(competencyId)) * 0.33;
  const lift = spec.plants.includes('fast') ? 1 : 0;
  return ratedLevel(random, 1.75 + 0.8 * Math.max(-1.5, Math.min(1.5, ease)) + practice + lift);
}
