import type { PrerequisiteIndex } from '@cairn/domain/frameworks';
import type { PathItem } from '@cairn/domain/paths';
import type { EvidenceState, Level } from '@cairn/domain/scale';

export type EvidenceKind =
  | 'observation'
  | 'work'
  | 'project'
  | 'performance'
  | 'conversation'
  | 'check'
  | 'portfolio'
  | 'external';
export type Purpose = 'formative' | 'summative';
export type Demand = 'recall' | 'apply' | 'reason' | 'extend';

/** What is arranged for a learner on purpose, so that later screens and reports have something to find. */
export type Plant =
  | 'gap'
  | 'absent'
  | 'late'
  | 'double'
  | 'stall'
  | 'none'
  | 'newcomer'
  | 'corrected'
  | 'fast'
  | 'old'
  | 'behind'
  | 'steady';

/** The class in which a piece of evidence arises. */
export type Subject = 'mathematics' | 'english' | 'advisory';

/** A framework as the simulator walks it: the competencies that can be rated, in framework order. */
export type Track = {
  readonly code: string;
  readonly subject: Subject;
  readonly items: readonly PathItem[];
  readonly prerequisites: PrerequisiteIndex;
  /** Ratings expected in a school week of a learner with ordinary pace. */
  readonly perWeek: number;
  /** From this grade on. */
  readonly fromGrade: number;
};

/** A learner as the simulator needs one. `grade` is 1 to 12, today. */
export type LearnerSpec = {
  readonly key: string;
  readonly grade: number;
  readonly plants: readonly Plant[];
};

export type SimulatedRating = {
  readonly id: string;
  readonly competencyId: string;
  readonly state: EvidenceState | 'withdrawn';
  readonly level: Level | null;
  readonly comment: string | null;
  readonly enteredAt: Date;
  /** The id of the rating that this one corrects. */
  readonly corrects: string | null;
  /** `own` is the facilitator of the class, `second` a colleague who looked at the same evidence. */
  readonly rater: 'own' | 'second';
};

export type SimulatedEvidence = {
  readonly id: string;
  readonly trackCode: string;
  readonly subject: Subject;
  /** 0: in a class of this school year; -1: of the year before. */
  readonly year: 0 | -1;
  /** Key of {@link WORK_CONTEXTS}. */
  readonly context: string;
  readonly kind: EvidenceKind;
  readonly purpose: Purpose;
  readonly place: 'in_school' | 'out_of_school';
  readonly demand: Demand;
  readonly happenedAt: Date;
  readonly enteredAt: Date;
  readonly title: string;
  readonly note: string | null;
  readonly ratings: readonly SimulatedRating[];
};

/** How a learner learns: drawn once. */
export type Profile = {
  /** Bands ahead of (or behind, negative) the roster's grade when the year of evidence begins. */
  readonly offset: number;
  /** Bands gained in a school year, by track code; 1 is ordinary. */
  readonly growth: ReadonlyMap<string, number>;
  /** Multiplies the number of ratings. */
  readonly pace: number;
  /** Share of school weeks with the learner present. */
  readonly attendance: number;
};
