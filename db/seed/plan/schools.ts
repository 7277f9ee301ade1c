/** A school of the demo district. */
export type PlannedSchool = {
  readonly key: 'elementary' | 'middle' | 'high';
  readonly name: string;
  readonly firstGrade: number;
  readonly lastGrade: number;
};

export const DISTRICT = {
  slug: 'cedar-valley-demo',
  name: 'Cedar Valley',
  timeZone: 'America/Denver',
} as const;

const ELEMENTARY: PlannedSchool = {
  key: 'elementary',
  name: 'Otter Run Elementary',
  firstGrade: 1,
  lastGrade: 5,
};
const MIDDLE: PlannedSchool = {
  key: 'middle',
  name: 'Heron Middle School',
  firstGrade: 6,
  lastGrade: 8,
};
const HIGH: PlannedSchool = {
  key: 'high',
  name: 'Tall Cedar High School',
  firstGrade: 9,
  lastGrade: 12,
};
export const SCHOOLS: readonly PlannedSchool[] = [ELEMENTARY, MIDDLE, HIGH];

/** The school of a grade from 1 to 12. */
export function schoolOf(grade: number): PlannedSchool {
  return SCHOOLS.find(({ lastGrade }) => grade <= lastGrade) ?? HIGH;
}

/** The school whose learners below their band are mostly given recall (planted). */
export const EASY_DEMAND_SCHOOL = MIDDLE;

/** A grade as rosters write it (CEDS): '01' to '12'. */
export const gradeCode = (grade: number): string => String(grade).padStart(2, '0');

/** 'A' to 'Z', then 'A2' and so on. */
export function sectionLetter(section: number): string {
  const round = Math.floor(section / 26);
  return `${String.fromCharCode(65 + (section % 26))}${round === 0 ? '' : round + 1}`;
}
