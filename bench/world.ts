/**
 * The made-up district that the bench measures in: who learns where, and what is known of whom. Everything follows
 * from a number, so that no list of people has to be kept.
 */

/** The moment at which the bench lives: a Friday in term. */
export const BENCH_NOW = '2026-10-16T15:00:00.000Z';
export const COMPETENCIES = 200;
export const CLASS_SIZE = 30;
/** Kindergarten to grade 12. */
const BANDS = 13;
const STRANDS = 5;
/** Competencies that a class works on, which are also the columns of its grid. */
export const IN_FOCUS = 5;
/** Loaded ratings of each learner on each competency in focus. */
export const RATINGS_EACH = 2;
export const CONTEXTS = ['Project', 'Quiz', 'Conversation', 'Lab'] as const;

const KINDS = {
  district: 1,
  org: 2,
  learner: 3,
  facilitator: 4,
  class: 5,
  enrollment: 6,
  role: 7,
  framework: 8,
  competency: 9,
  edge: 10,
  scale: 11,
  context: 12,
  evidence: 13,
  rating: 14,
} as const;

/** All generated ids begin with this, so that the ids a write makes for itself can be told apart. */
export const GENERATED_PREFIX = '0150';

/** The id of the n-th row of a kind. */
export function idOf(kind: keyof typeof KINDS, n: number): string {
  const hex = KINDS[kind].toString(16).padStart(4, '0');
  return `${GENERATED_PREFIX}${hex}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

export const DISTRICT = idOf('district', 0);
export const FRAMEWORK = idOf('framework', 0);

/** The account of a person; not a UUID, as accounts have none. */
export function accountOf(kind: 'learner' | 'facilitator', n: number): string {
  return `bench-${kind}-${n}`;
}

/** Classes are filled one after the other; the last one may be smaller. */
export function classCount(learners: number): number {
  return Math.ceil(learners / CLASS_SIZE);
}

export function classOfLearner(learner: number): number {
  return Math.floor(learner / CLASS_SIZE);
}

/** 0 for kindergarten to 12. */
export function bandOfClass(klass: number): number {
  return klass % BANDS;
}

/** Competencies lie evenly over the bands, in tree order. */
export function bandOfCompetency(competency: number): number {
  return Math.floor((competency * BANDS) / COMPETENCIES);
}

export function bandLabel(band: number): string {
  return band === 0 ? 'KG' : String(band).padStart(2, '0');
}

/** What a class works on: neighbours within its band, not the same in every class of the band. */
export function focusOfClass(klass: number): number[] {
  const band = bandOfClass(klass);
  const first = Math.ceil((band * COMPETENCIES) / BANDS);
  const inBand = Math.ceil(((band + 1) * COMPETENCIES) / BANDS) - first;
  const shift = Math.floor(klass / BANDS) % (inBand - IN_FOCUS + 1);
  return Array.from({ length: IN_FOCUS }, (_, at) => first + shift + at);
}

/** Prerequisites go from lower to higher numbers only, so there is no circle: the strand's own chain, and some across. */
export function prerequisitesOf(competency: number): number[] {
  const own = competency - STRANDS;
  const across = competency - STRANDS - 1;
  const chosen = competency % 2 === 0 ? [own, across] : [own];
  return chosen.filter((before) => before >= 0);
}
