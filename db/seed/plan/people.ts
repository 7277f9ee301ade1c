import { castName, DEMO_ELEMENTARY_LEARNER, DEMO_NAMES, plantsOf } from './cast.ts';
import type { PlanBasis, PlannedLearner, PlannedPerson, PlannedRelation, PlannedRole } from './model.ts';
import { gradeCode, schoolOf } from './schools.ts';

const MAIL_HOST = 'cedar-valley.example';

/** Lower case letters of the Latin alphabet alone, as user names have them. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll(/[^a-z]/g, '');
}

/** An address that can never be delivered to: `.example` is reserved (RFC 2606). `mark` keeps namesakes apart. */
export function demoAddress(name: { readonly given: string; readonly family: string }, mark = ''): string {
  return `${plainLetters(name.given)}.${plainLetters(name.family)}${mark}@${MAIL_HOST}`;
}

/** Every fifth learner lives with the learner three places before, so is three grades away. */
const isSibling = (index: number): boolean => index % 5 === 4;

/** The learners, by index. The grades take turns, so that a learner more at the end changes no other. */
export function planLearners(basis: PlanBasis): PlannedLearner[] {
  return Array.from({ length: basis.learners }, (_, index) => learnerAt(basis, index));
}

function learnerAt(basis: PlanBasis, index: number): PlannedLearner {
  const gradeNumber = (index % 12) + 1;
  const sibling = isSibling(index);
  const household = sibling ? index - 3 : index;
  const name = castName(index) ?? basis.name(household, sibling ? 1 : 0);
  const plants = plantsOf(index);
  return {
    id: basis.id(`learner/${index}`),
    ...name,
    index,
    gradeNumber,
    section: Math.floor(index / 12) % basis.sections,
    household,
    plants,
    roles: [{ role: 'learner', orgId: basis.id(`org/${schoolOf(gradeNumber).key}`) }],
    username: `${plainLetters(name.given).slice(0, 12)}.${plainLetters(name.family).slice(0, 12)}${index + 1}`,
    email: null,
    grade: plants.includes('newcomer') ? null : gradeCode(gradeNumber),
    locale: basis.chance(`locale/${household}`) < 0.22 ? 'es' : 'en',
    birthYear: basis.calendar.current.endYear - 6 - gradeNumber,
  };
}

export type Family = {
  readonly guardians: readonly PlannedPerson[];
  readonly relations: readonly PlannedRelation[];
};

/** One or two guardians for each household, each of them for all its learners. */
export function planFamilies(basis: PlanBasis, learners: readonly PlannedLearner[]): Family {
  const households = Map.groupBy(learners, ({ household }) => household);
  const guardians: PlannedPerson[] = [];
  const relations: PlannedRelation[] = [];
  for (const [household, children] of households) {
    for (const guardian of guardiansOf(basis, household, children)) {
      guardians.push(guardian);
      for (const child of children) {
        relations.push({ kind: 'guards', from: guardian.id, to: child.id, startsOn: null, endsOn: null });
      }
    }
  }
  return { guardians, relations };
}

function guardiansOf(
  basis: PlanBasis,
  household: number,
  children: readonly PlannedLearner[],
): PlannedPerson[] {
  const schools = [
    ...new Set(children.map(({ gradeNumber }) => basis.id(`org/${schoolOf(gradeNumber).key}`))),
  ];
  const demo = household === DEMO_ELEMENTARY_LEARNER;
  const locale = demo || basis.chance(`locale/${household}`) < 0.22 ? 'es' : 'en';
  const count = demo || basis.chance(`guardians/${household}`) >= 0.55 ? 1 : 2;
  // One second guardian in four has a family name of their own; place 5 is for them.
  const ownName = basis.chance(`second name/${household}`) < 0.25;
  return Array.from({ length: count }, (_, place) => {
    const drawn = place === 1 && ownName ? basis.name(household + 101, 5) : basis.name(household, 2 + place);
    const family = castName(household)?.family ?? drawn.family;
    const name = demo ? DEMO_NAMES.guardian : { given: drawn.given, family };
    return {
      id: basis.id(`guardian/${household}/${place}`),
      ...name,
      roles: schools.map((orgId): PlannedRole => ({ role: 'guardian', orgId })),
      username: null,
      email: demoAddress(name, demo ? '' : `.${household}`),
      grade: null,
      locale,
      birthYear: null,
    };
  });
}
