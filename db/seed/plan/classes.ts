import type { Subject } from '../simulator/index.ts';
import type { PlanBasis, PlannedClass, PlannedCourse, PlannedLearner, PlannedPerson } from './model.ts';
import { gradeCode, schoolOf, sectionLetter } from './schools.ts';
import { type SchoolStaff, type Staff, staffOfGrade } from './staff.ts';

/** How a subject reads on a roster. The subject words are those that the starter frameworks answer to. */
export const SUBJECTS: Readonly<
  Record<Subject, { readonly title: string; readonly code: string; readonly words: readonly string[] }>
> = {
  mathematics: { title: 'Mathematics', code: 'MATH', words: ['Mathematics'] },
  english: { title: 'English Language Arts', code: 'ENG', words: ['English Language Arts'] },
  advisory: { title: 'Advisory', code: 'ADV', words: ['Advisory'] },
};
const SUBJECT_KEYS: readonly Subject[] = ['mathematics', 'english', 'advisory'];
const HOUSES = ['Heron', 'Otter', 'Wren', 'Larch', 'Marten', 'Sorrel', 'Kestrel', 'Alder'];

const courseId = (basis: PlanBasis, grade: number, subject: Subject): string =>
  basis.id(`course/${grade}/${subject}`);

/** One course for each grade and subject. */
export function planCourses(basis: PlanBasis): PlannedCourse[] {
  return Array.from({ length: 12 }, (_, at) => at + 1).flatMap((grade) =>
    SUBJECT_KEYS.map((subject) => ({
      id: courseId(basis, grade, subject),
      orgId: basis.id(`org/${schoolOf(grade).key}`),
      grade,
      subject,
    })),
  );
}

/** Title of a course; grade and subject say all of it. */
export function courseTitle({ grade, subject }: PlannedCourse): string {
  return `${SUBJECTS[subject].title}, grade ${grade}`;
}

/**
 * The classes of this school year and of the one before. A section stays together: last year its learners were
 * in the same section one grade lower. Whoever was not in the district then (grade 1, a newcomer) is left out.
 */
export function planClasses(
  basis: PlanBasis,
  staff: Staff,
  learners: readonly PlannedLearner[],
): PlannedClass[] {
  const cohorts = Map.groupBy(learners, ({ gradeNumber, section }) => `${gradeNumber}/${section}`);
  const classes: PlannedClass[] = [];
  for (const year of [0, -1] as const) {
    for (let cohort = 1 - year; cohort <= 12; cohort += 1) {
      for (let section = 0; section < basis.sections; section += 1) {
        const members = (cohorts.get(`${cohort}/${section}`) ?? []).filter(
          ({ plants }) => year === 0 || !plants.includes('newcomer'),
        );
        if (members.length === 0) continue;
        for (const subject of SUBJECT_KEYS) {
          classes.push(planClass({ basis, staff, year, grade: cohort + year, section, subject, members }));
        }
      }
    }
  }
  return classes;
}

type ClassPlace = {
  readonly basis: PlanBasis;
  readonly staff: Staff;
  readonly year: 0 | -1;
  readonly grade: number;
  readonly section: number;
  readonly subject: Subject;
  readonly members: readonly PlannedLearner[];
};

function planClass(place: ClassPlace): PlannedClass {
  const { basis, year, grade, section, subject } = place;
  const school = schoolOf(grade);
  const team = staffOfGrade(place.staff, grade);
  /** Which section of the school this is, counted through its grades. */
  const number = (grade - school.firstGrade) * basis.sections + section;
  const pool = poolOf(team, subject);
  const facilitator = pool[number % pool.length];
  const colleague = pool[(number + 1) % pool.length];
  if (facilitator === undefined || colleague === undefined) throw new Error(`Nobody teaches grade ${grade}.`);
  const name = `${grade}${sectionLetter(section)}`;
  const helpers = helpersOf(team, subject, number);
  const house = HOUSES[number % HOUSES.length] ?? 'Heron';
  return {
    id: basis.id(`class/${year === 0 ? 'current' : 'previous'}/${grade}/${section}/${subject}`),
    courseId: courseId(basis, grade, subject),
    orgId: basis.id(`org/${school.key}`),
    title: subject === 'advisory' ? `Advisory ${name}, ${house} house` : `${SUBJECTS[subject].title} ${name}`,
    code: `${SUBJECTS[subject].code}-${name}`,
    location: `Room ${100 + pool.indexOf(facilitator) + (subject === 'english' && school.key !== 'elementary' ? 100 : 0)}`,
    period: periodOf(school.key === 'elementary', subject, number, pool.length),
    grade,
    year,
    schoolYear: year === 0 ? basis.calendar.current : basis.calendar.previous,
    section,
    subject,
    facilitatorId: facilitator.id,
    helpers,
    secondRaterId: helpers.find(({ role }) => role === 'facilitator')?.personId ?? colleague.id,
    learners: place.members,
  };
}

/** Advisories are shared among all facilitators of a school, mathematics and English taking turns. */
function poolOf(team: SchoolStaff, subject: Subject): readonly PlannedPerson[] {
  if (subject === 'mathematics') return team.mathematics;
  if (subject === 'english') return team.english;
  if (team.mathematics === team.english) return team.mathematics;
  return team.mathematics.flatMap((person, at) => [
    person,
    ...(team.english[at] === undefined ? [] : [team.english[at]]),
  ]);
}

/** A facilitator's second class meets one period after the first, and a section's English two after its mathematics. */
function periodOf(elementary: boolean, subject: Subject, number: number, teachers: number): string {
  if (elementary) return { advisory: '1', mathematics: '2', english: '3' }[subject];
  if (subject === 'advisory') return '7';
  const first = (number % teachers) + Math.floor(number / teachers);
  return String(((first + (subject === 'english' ? 2 : 0)) % 6) + 1);
}

function helpersOf(team: SchoolStaff, subject: Subject, number: number): PlannedClass['helpers'] {
  const [coTeacher, aide] = [team.coTeachers[number % 2], team.aides[0]];
  return [
    ...(subject === 'english' && coTeacher !== undefined && number < 2
      ? [{ personId: coTeacher.id, role: 'facilitator' as const }]
      : []),
    ...(subject === 'mathematics' && aide !== undefined && number < (team.coTeachers.length > 0 ? 1 : 3)
      ? [{ personId: aide.id, role: 'aide' as const }]
      : []),
  ];
}

/** The grades of a class as rosters write them. */
export const classGrades = ({ grade }: { readonly grade: number }): string[] => [gradeCode(grade)];
