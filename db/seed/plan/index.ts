import { type SeededRandom, seededRandom } from '@cairn/domain/random';
import { demoCalendar } from '../calendar.ts';
import { labelledIds } from '../ids.ts';
import { nameMaker } from '../names.ts';
import { DEMO_ELEMENTARY_LEARNER, DEMO_MIDDLE_LEARNER } from './cast.ts';
import { planClasses, planCourses } from './classes.ts';
import type {
  PlanBasis,
  PlannedClass,
  PlannedCourse,
  PlannedLearner,
  PlannedPerson,
  PlannedRelation,
} from './model.ts';
import { planFamilies, planLearners } from './people.ts';
import { planStaff, staffRelations } from './staff.ts';

const DAY = 86_400_000;
const SECTION_SIZE = 25;

/** A person whom one click signs in as. */
export type DemoSignIn = {
  readonly personId: string;
  readonly role: 'learner' | 'facilitator' | 'guardian' | 'school_leader' | 'district_leader' | 'it';
  readonly about: { readonly en: string; readonly es: string };
};

/** The demo district before anything is stored. */
export type DistrictPlan = {
  readonly random: SeededRandom;
  readonly basis: PlanBasis;
  readonly districtId: string;
  readonly learners: readonly PlannedLearner[];
  readonly guardians: readonly PlannedPerson[];
  readonly staff: readonly PlannedPerson[];
  readonly courses: readonly PlannedCourse[];
  readonly classes: readonly PlannedClass[];
  readonly relations: readonly PlannedRelation[];
  readonly signIns: readonly DemoSignIn[];
};

/**
 * Plan the people and classes of the demo district. Pure: the same seed, number and moment give the same plan.
 * @param learners 40 or more, so that every planted case has its learner
 */
export function planDistrict(seed: string, learnerCount: number, now: Date): DistrictPlan {
  const random = seededRandom(seed);
  const names = nameMaker(random.fork('names'));
  const basis: PlanBasis = {
    calendar: demoCalendar(now),
    sections: Math.max(1, Math.round(learnerCount / 12 / SECTION_SIZE)),
    learners: learnerCount,
    id: labelledIds(random.fork('ids')),
    name: names.person,
    chance: (label) => random.fork(`chance/${label}`).next(),
  };
  const learners = planLearners(basis);
  const families = planFamilies(basis, learners);
  const staff = planStaff(basis);
  const classes = planClasses(basis, staff, learners);
  const { startsOn } = basis.calendar.current;
  const dayFrom = (days: number): string => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
  return {
    random,
    basis,
    districtId: basis.id('district'),
    learners,
    guardians: families.guardians,
    staff: staff.all,
    courses: planCourses(basis),
    classes,
    relations: [
      ...families.relations,
      ...classes.filter(({ subject, year }) => subject === 'advisory' && year === 0).flatMap(advises),
      ...staffRelations(staff, startsOn, { from: dayFrom(-3), to: dayFrom(11) }),
    ],
    signIns: signInsOf(basis),
  };
}

/** The facilitator of an advisory advises its learners. */
function advises({ facilitatorId, learners, schoolYear }: PlannedClass): PlannedRelation[] {
  return learners.map(({ id }) => ({
    kind: 'advises',
    from: facilitatorId,
    to: id,
    startsOn: schoolYear.startsOn,
    endsOn: schoolYear.closesOn,
  }));
}

function signInsOf(basis: PlanBasis): DemoSignIn[] {
  const entry = (label: string, role: DemoSignIn['role'], en: string, es: string): DemoSignIn => ({
    personId: basis.id(label),
    role,
    about: { en, es },
  });
  return [
    entry(`learner/${DEMO_ELEMENTARY_LEARNER}`, 'learner', 'Learner, grade 4', 'Estudiante de 4.º grado'),
    entry(`learner/${DEMO_MIDDLE_LEARNER}`, 'learner', 'Learner, grade 6', 'Estudiante de 6.º grado'),
    entry(
      'staff/middle/mathematics/1',
      'facilitator',
      'Facilitator, mathematics in the middle school',
      'Docente de matemáticas en la escuela intermedia',
    ),
    entry(
      `staff/elementary/facilitator/${3 * basis.sections + 1}`,
      'facilitator',
      'Facilitator, all subjects in grade 4',
      'Docente de todas las materias en 4.º grado',
    ),
    entry(
      `guardian/${DEMO_ELEMENTARY_LEARNER}/0`,
      'guardian',
      'Mother of a learner in grade 4, reads Spanish',
      'Madre de un estudiante de 4.º grado, lee en español',
    ),
    entry(
      'staff/middle/principal',
      'school_leader',
      'Principal of the middle school',
      'Director de la escuela intermedia',
    ),
    entry('staff/district-leader', 'district_leader', 'Leader of the district', 'Directora del distrito'),
    entry('staff/it', 'it', 'Runs the computers of the district', 'Encargado de la informática del distrito'),
  ];
}
