import type { Role } from '@cairn/contract';
import type { Calendar, SchoolYear } from '../calendar.ts';
import type { Plant, Subject } from '../simulator/index.ts';

/** What every part of the plan is made from. */
export type PlanBasis = {
  readonly calendar: Calendar;
  /** Sections of each grade. */
  readonly sections: number;
  readonly learners: number;
  /** The id that stands for a label, always the same. */
  readonly id: (label: string) => string;
  readonly name: (household: number, place: number) => { readonly given: string; readonly family: string };
  /** A number from 0 to 1 that belongs to a label. */
  readonly chance: (label: string) => number;
};

export type PlannedRole = { readonly role: Role; readonly orgId: string };

export type PlannedPerson = {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly roles: readonly PlannedRole[];
  readonly username: string | null;
  readonly email: string | null;
  /** Roster code '01' to '12'; null for everybody but learners, and for the newcomer. */
  readonly grade: string | null;
  readonly locale: 'en' | 'es' | null;
  readonly birthYear: number | null;
};

export type PlannedLearner = PlannedPerson & {
  /** From 0; the grade, the section and the household follow from it. */
  readonly index: number;
  readonly gradeNumber: number;
  readonly section: number;
  readonly household: number;
  readonly plants: readonly Plant[];
};

export type PlannedClass = {
  readonly id: string;
  readonly courseId: string;
  readonly orgId: string;
  readonly title: string;
  readonly code: string;
  readonly location: string;
  readonly period: string;
  readonly grade: number;
  /** 0 in the current school year, -1 in the one before. */
  readonly year: 0 | -1;
  readonly schoolYear: SchoolYear;
  readonly section: number;
  readonly subject: Subject;
  readonly facilitatorId: string;
  /** A facilitator who co-teaches, or an aide. */
  readonly helpers: readonly { readonly personId: string; readonly role: 'facilitator' | 'aide' }[];
  /** Who looks at the same evidence a second time. */
  readonly secondRaterId: string;
  readonly learners: readonly PlannedLearner[];
};

export type PlannedCourse = {
  readonly id: string;
  readonly orgId: string;
  readonly grade: number;
  readonly subject: Subject;
};

export type PlannedRelation = {
  readonly kind: 'guards' | 'advises' | 'coaches' | 'supervises' | 'substitutes_for';
  readonly from: string;
  readonly to: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
};
