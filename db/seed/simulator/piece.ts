import type { SeededRandom } from '@cairn/domain/random';
import { type EvidenceState, type Level, parseLevel, roundToHalf } from '@cairn/domain/scale';
import { seededId } from '../ids.ts';
import { WORK_CONTEXTS, type WorkContext } from './contexts.ts';
import type { Demand, SimulatedEvidence, SimulatedRating, Track } from './model.ts';
import { commentFor, evidenceNote, missedComment } from './phrases.ts';

const HOUR = 3_600_000;

/** The school day runs from 15:00 to 21:30 UTC: morning to afternoon in the demo's time zone, summer and winter. */
export function momentOn(random: SeededRandom, day: Date): Date {
  return new Date(day.getTime() + 15 * HOUR + random.int(0, 389) * 60_000);
}

/** Mostly entered the same day, sometimes two days later, never after `now`. */
function enteredAfter(random: SeededRandom, happenedAt: Date, now: Date): Date {
  const hours = random.next() < 0.8 ? random.next() * 5 : 16 + random.next() * 32;
  return new Date(Math.min(now.getTime(), happenedAt.getTime() + Math.round(hours * HOUR)));
}

/** A true level with a rater's noise, on the scale. */
export function ratedLevel(random: SeededRandom, latent: number): Level {
  return parseLevel(Math.min(4, Math.max(0, roundToHalf(latent + random.normal() * 0.35))));
}

const STATES: readonly (readonly [EvidenceState, number])[] = [
  ['missed', 0.025],
  ['excused', 0.012],
  ['in_progress', 0.015],
  ['not_attempted', 0.005],
  ['unreadable', 0.003],
];

/** Mostly a score; the rest are the states that never become a number. */
export function drawState(random: SeededRandom): EvidenceState {
  let left = random.next();
  for (const [state, share] of STATES) {
    if (left < share) return state;
    left -= share;
  }
  return 'scored';
}

const DEMANDS: readonly Demand[] = ['recall', 'apply', 'reason', 'extend'];
const ORDINARY = [0.22, 0.4, 0.28, 0.1] as const;
const EASY = [0.74, 0.2, 0.05, 0.01] as const;

/** How much thinking the task asks for. `easy`: the planted habit of giving mostly recall. */
export function drawDemand(random: SeededRandom, easy: boolean): Demand {
  let left = random.next();
  for (const [place, share] of (easy ? EASY : ORDINARY).entries()) {
    if (left < share) return DEMANDS[place] ?? 'apply';
    left -= share;
  }
  return 'extend';
}

/** A kind of work of the subject, most often another one than last time. */
export function drawContext(random: SeededRandom, track: Track, last: string | null): WorkContext {
  const fitting = WORK_CONTEXTS.filter(({ subjects }) => subjects.includes(track.subject));
  const drawn = random.pick(fitting);
  return drawn.key === last ? random.pick(fitting) : drawn;
}

/** What was shown of one competency: a level, or a state without one. */
export type Shown = {
  readonly competencyId: string;
  readonly state: EvidenceState;
  readonly level: Level | null;
};

export type PieceInput = {
  readonly random: SeededRandom;
  readonly track: Track;
  readonly context: WorkContext;
  readonly demand: Demand;
  readonly year: 0 | -1;
  readonly happenedAt: Date;
  readonly now: Date;
  readonly shown: readonly Shown[];
};

/** A piece of evidence with its ratings, in words from the phrase bank. */
export function makePiece(input: PieceInput): SimulatedEvidence {
  const { random, track, context, happenedAt } = input;
  const enteredAt = enteredAfter(random, happenedAt, input.now);
  const summative =
    context.kind === 'check' || context.kind === 'performance' || context.kind === 'portfolio';
  return {
    id: seededId(random, happenedAt),
    trackCode: track.code,
    subject: track.subject,
    year: input.year,
    context: context.key,
    kind: context.kind,
    purpose: summative && random.next() < 0.6 ? 'summative' : 'formative',
    place: context.outOfSchool === true ? 'out_of_school' : 'in_school',
    demand: input.demand,
    happenedAt,
    enteredAt,
    title: random.pick(context.titles),
    note: random.next() < 0.1 ? evidenceNote(random) : null,
    ratings: input.shown.map((shown) => ratingOf(input, shown, enteredAt)),
  };
}

function ratingOf({ random, track, happenedAt }: PieceInput, shown: Shown, enteredAt: Date): SimulatedRating {
  const id = seededId(random, happenedAt);
  const talks = random.next() < 0.45;
  const comment =
    shown.level === null
      ? shown.state === 'missed'
        ? missedComment(random)
        : null
      : talks
        ? commentFor(random, track.subject, shown.level)
        : null;
  return { id, ...shown, comment, enteredAt, corrects: null, rater: 'own' };
}
