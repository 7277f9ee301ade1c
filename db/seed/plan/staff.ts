import type { Role } from '@cairn/contract';
import { DEMO_NAMES } from './cast.ts';
import type { PlanBasis, PlannedPerson, PlannedRelation } from './model.ts';
import { demoAddress } from './people.ts';
import { type PlannedSchool, SCHOOLS, schoolOf } from './schools.ts';

/** The people who work in the district, by what they do. */
export type Staff = {
  readonly all: readonly PlannedPerson[];
  readonly districtLeader: PlannedPerson;
  readonly it: PlannedPerson;
  readonly coaches: readonly PlannedPerson[];
  readonly bySchool: ReadonlyMap<PlannedSchool['key'], SchoolStaff>;
};

export type SchoolStaff = {
  readonly principal: PlannedPerson;
  readonly counselors: readonly PlannedPerson[];
  /** Who teaches mathematics. In the elementary school the same people teach everything. */
  readonly mathematics: readonly PlannedPerson[];
  readonly english: readonly PlannedPerson[];
  readonly coTeachers: readonly PlannedPerson[];
  readonly aides: readonly PlannedPerson[];
};

type Maker = (
  label: string,
  role: Role,
  org: string,
  fixed?: { given: string; family: string },
) => PlannedPerson;

/**
 * 45 people for 600 learners: a district leader, an IT person, 2 coaches, 3 principals, 4 counselors, 32
 * facilitators and 2 aides. A smaller district has as many, a larger one more facilitators.
 */
export function planStaff(basis: PlanBasis): Staff {
  const all: PlannedPerson[] = [];
  const make: Maker = (label, role, org, fixed) => {
    // Place 4 of a household is kept for staff: a namesake of a family here and there, as in any valley.
    const name = fixed ?? basis.name(all.length * 7 + 11, 4);
    const person: PlannedPerson = {
      id: basis.id(`staff/${label}`),
      ...name,
      roles: [{ role, orgId: basis.id(`org/${org}`) }],
      username: null,
      email: demoAddress(name),
      grade: null,
      locale: 'en',
      birthYear: null,
    };
    all.push(person);
    return person;
  };
  const districtLeader = make('district-leader', 'district_leader', 'district', DEMO_NAMES.districtLeader);
  const it = make('it', 'it', 'district', DEMO_NAMES.it);
  const coaches = [1, 2].map((n) => make(`coach/${n}`, 'coach', 'district'));
  const bySchool = new Map(SCHOOLS.map((school) => [school.key, staffOf(basis, school, make)]));
  return { all, districtLeader, it, coaches, bySchool };
}

function staffOf({ sections }: PlanBasis, school: PlannedSchool, make: Maker): SchoolStaff {
  const several = (
    count: number,
    role: Role,
    what: string,
    fixed: ReadonlyMap<number, typeof DEMO_NAMES.it | { given: string; family: string }> = new Map(),
  ) =>
    Array.from({ length: count }, (_, n) =>
      make(`${school.key}/${what}/${n + 1}`, role, school.key, fixed.get(n)),
    );
  const classes = sections * (school.lastGrade - school.firstGrade + 1);
  const elementary = school.key === 'elementary';
  const half =
    school.key === 'middle' ? Math.max(4, Math.ceil(classes / 1.5)) : Math.max(6, Math.ceil(classes / 1.5));
  // The demo facilitators teach the sections of the demo learners: grade 4 A and grade 6 A.
  const mathematics = elementary
    ? several(
        Math.max(10, classes),
        'facilitator',
        'facilitator',
        new Map([[3 * sections, DEMO_NAMES.elementaryFacilitator]]),
      )
    : several(
        half,
        'facilitator',
        'mathematics',
        school.key === 'middle' ? new Map([[0, DEMO_NAMES.middleFacilitator]]) : new Map(),
      );
  return {
    mathematics,
    english: elementary ? mathematics : several(half, 'facilitator', 'english'),
    principal: make(
      `${school.key}/principal`,
      'school_leader',
      school.key,
      school.key === 'middle' ? DEMO_NAMES.principal : undefined,
    ),
    counselors: several(school.key === 'high' ? 2 : 1, 'counselor', 'counselor'),
    coTeachers: elementary ? several(2, 'facilitator', 'co-teacher') : [],
    aides: school.key === 'high' ? [] : several(1, 'aide', 'aide'),
  };
}

/** Who supervises, coaches and stands in for whom among the staff. `today` is `YYYY-MM-DD`. */
export function staffRelations(
  staff: Staff,
  startsOn: string,
  today: { from: string; to: string },
): PlannedRelation[] {
  const always = { startsOn, endsOn: null };
  const relations: PlannedRelation[] = [];
  for (const [key, { principal, counselors, mathematics, english, coTeachers }] of staff.bySchool) {
    relations.push({ kind: 'supervises', from: staff.districtLeader.id, to: principal.id, ...always });
    const teachers = [...new Set([...mathematics, ...english, ...coTeachers])];
    for (const person of [...teachers, ...counselors]) {
      relations.push({ kind: 'supervises', from: principal.id, to: person.id, ...always });
    }
    const coach = staff.coaches[key === 'elementary' ? 0 : 1];
    if (coach === undefined) continue;
    for (const person of teachers)
      relations.push({ kind: 'coaches', from: coach.id, to: person.id, ...always });
  }
  const elementary = staff.bySchool.get('elementary');
  const [standIn, away] = [elementary?.coTeachers[0], elementary?.mathematics[0]];
  if (standIn !== undefined && away !== undefined) {
    relations.push({
      kind: 'substitutes_for',
      from: standIn.id,
      to: away.id,
      startsOn: today.from,
      endsOn: today.to,
    });
  }
  return relations;
}

/** The staff of the school that a grade belongs to. */
export function staffOfGrade(staff: Staff, grade: number): SchoolStaff {
  const found = staff.bySchool.get(schoolOf(grade).key);
  if (found === undefined) throw new Error(`No staff for grade ${grade}.`);
  return found;
}
