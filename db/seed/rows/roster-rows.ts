import type { SchoolYear } from '../calendar.ts';
import { classGrades, courseTitle, SUBJECTS } from '../plan/classes.ts';
import type { DistrictPlan } from '../plan/index.ts';
import { DISTRICT, gradeCode, SCHOOLS } from '../plan/schools.ts';
import { insertRows } from './insert-rows.ts';

const STAMPS = { active: 'boolean', created_at: 'timestamptz', updated_at: 'timestamptz' } as const;
type Stamps = { readonly active: true; readonly created_at: Date; readonly updated_at: Date };

/** Store organisations, sessions, courses, classes, people, roles, enrollments and relations, in the open transaction. */
export async function insertRoster(plan: DistrictPlan, now: Date): Promise<void> {
  const stamps: Stamps = { active: true, created_at: now, updated_at: now };
  await insertOrgs(plan, stamps);
  await insertSessions(plan, stamps);
  await insertCourses(plan, stamps);
  await insertClasses(plan, stamps);
  await insertPeople(plan, stamps);
  await insertRoles(plan, stamps);
  await insertEnrollments(plan, stamps);
  await insertRows(
    'relation',
    {
      id: 'uuid',
      kind: 'text',
      from_person: 'uuid',
      to_person: 'uuid',
      starts_on: 'date',
      ends_on: 'date',
      ...STAMPS,
    },
    plan.relations.map(({ kind, from, to, startsOn, endsOn }) => ({
      id: plan.basis.id(`relation/${kind}/${from}/${to}`),
      kind,
      from_person: from,
      to_person: to,
      starts_on: startsOn,
      ends_on: endsOn,
      ...stamps,
    })),
  );
}

async function insertOrgs({ basis }: DistrictPlan, stamps: Stamps): Promise<void> {
  const top = basis.id('org/district');
  await insertRows('org', { id: 'uuid', kind: 'text', name: 'text', parent_id: 'uuid', ...STAMPS }, [
    { id: top, kind: 'district', name: DISTRICT.name, parent_id: null, ...stamps },
    ...SCHOOLS.map(({ key, name }) => ({
      id: basis.id(`org/${key}`),
      kind: 'school',
      name,
      parent_id: top,
      ...stamps,
    })),
  ]);
}

type Term = {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
};

/** The parts of a school year that its classes belong to. */
function termsOf({ label, startsOn, middle, endsOn, closesOn }: SchoolYear): Term[] {
  const dayAfter = (day: string): string =>
    new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return [
    { key: 'first', kind: 'semester', title: `First semester ${label}`, from: startsOn, to: middle },
    {
      key: 'second',
      kind: 'semester',
      title: `Second semester ${label}`,
      from: dayAfter(middle),
      to: endsOn,
    },
    { key: 'summer', kind: 'term', title: `Summer studio ${label}`, from: dayAfter(endsOn), to: closesOn },
  ];
}

async function insertSessions({ basis }: DistrictPlan, stamps: Stamps): Promise<void> {
  const { current, previous } = basis.calendar;
  const columns = {
    id: 'uuid',
    kind: 'text',
    title: 'text',
    starts_on: 'date',
    ends_on: 'date',
    school_year: 'smallint',
    parent_id: 'uuid',
    ...STAMPS,
  } as const;
  const rows = [previous, current].flatMap((year) => {
    const parent = basis.id(`session/${year.label}`);
    const whole: Term = {
      key: '',
      kind: 'schoolYear',
      title: year.label,
      from: year.startsOn,
      to: year.closesOn,
    };
    return [whole, ...termsOf(year)].map(({ key, kind, title, from, to }) => ({
      id: key === '' ? parent : basis.id(`session/${year.label}/${key}`),
      kind,
      title,
      starts_on: from,
      ends_on: to,
      school_year: year.endYear,
      parent_id: key === '' ? null : parent,
      ...stamps,
    }));
  });
  await insertRows('academic_session', columns, rows);
}

const DESCRIBED = { grades: 'text[]', subjects: 'text[]', subject_codes: 'text[]' } as const;

async function insertCourses({ courses }: DistrictPlan, stamps: Stamps): Promise<void> {
  await insertRows(
    'course',
    { id: 'uuid', org_id: 'uuid', title: 'text', code: 'text', ...DESCRIBED, ...STAMPS },
    courses.map((course) => ({
      id: course.id,
      org_id: course.orgId,
      title: courseTitle(course),
      code: `${SUBJECTS[course.subject].code}-${gradeCode(course.grade)}`,
      grades: [gradeCode(course.grade)],
      subjects: SUBJECTS[course.subject].words,
      subject_codes: [],
      ...stamps,
    })),
  );
}

async function insertClasses({ basis, classes }: DistrictPlan, stamps: Stamps): Promise<void> {
  const columns = {
    id: 'uuid',
    course_id: 'uuid',
    org_id: 'uuid',
    title: 'text',
    code: 'text',
    kind: 'text',
    location: 'text',
    periods: 'text[]',
    starts_on: 'date',
    ends_on: 'date',
    ...DESCRIBED,
    ...STAMPS,
  } as const;
  await insertRows(
    'class',
    columns,
    classes.map((one) => ({
      id: one.id,
      course_id: one.courseId,
      org_id: one.orgId,
      title: one.title,
      code: one.code,
      kind: one.subject === 'advisory' ? 'homeroom' : 'scheduled',
      location: one.location,
      periods: [one.period],
      starts_on: one.schoolYear.startsOn,
      ends_on: one.schoolYear.closesOn,
      grades: classGrades(one),
      subjects: SUBJECTS[one.subject].words,
      subject_codes: [],
      ...stamps,
    })),
  );
  const sessions = classes.flatMap(({ id, schoolYear }) =>
    termsOf(schoolYear).map(({ key }) => ({
      class_id: id,
      session_id: basis.id(`session/${schoolYear.label}/${key}`),
    })),
  );
  await insertRows('class_session', { class_id: 'uuid', session_id: 'uuid' }, sessions);
}

const everybody = ({ staff, learners, guardians }: DistrictPlan) => [...staff, ...learners, ...guardians];

async function insertPeople(plan: DistrictPlan, stamps: Stamps): Promise<void> {
  const columns = {
    id: 'uuid',
    given_name: 'text',
    family_name: 'text',
    username: 'text',
    email: 'text',
    grade: 'text',
    locale: 'text',
    birth_year: 'smallint',
    roster_extra: 'jsonb',
    version: 'integer',
    ...STAMPS,
  } as const;
  await insertRows(
    'person',
    columns,
    everybody(plan).map((person) => ({
      id: person.id,
      given_name: person.given,
      family_name: person.family,
      username: person.username,
      email: person.email,
      grade: person.grade,
      locale: person.locale,
      birth_year: person.birthYear,
      roster_extra: {},
      version: 1,
      ...stamps,
    })),
  );
}

async function insertRoles(plan: DistrictPlan, stamps: Stamps): Promise<void> {
  const roles = everybody(plan).flatMap((person) =>
    person.roles.map(({ role, orgId }, place) => ({
      id: plan.basis.id(`role/${person.id}/${role}/${orgId}`),
      person_id: person.id,
      org_id: orgId,
      role,
      is_primary: place === 0,
      ...stamps,
    })),
  );
  await insertRows(
    'person_role',
    { id: 'uuid', person_id: 'uuid', org_id: 'uuid', role: 'text', is_primary: 'boolean', ...STAMPS },
    roles,
  );
}

async function insertEnrollments({ basis, classes }: DistrictPlan, stamps: Stamps): Promise<void> {
  const arrived = basis.calendar.weeks.at(-3)?.days[0]?.toISOString().slice(0, 10);
  const rows = classes.flatMap(({ id: classId, schoolYear, facilitatorId, helpers, learners }) => {
    const seat = (personId: string, role: string, primary: boolean, startsOn = schoolYear.startsOn) => ({
      id: basis.id(`enrollment/${classId}/${personId}`),
      class_id: classId,
      person_id: personId,
      role,
      is_primary: primary,
      starts_on: startsOn,
      ends_on: schoolYear.closesOn,
      ...stamps,
    });
    return [
      seat(facilitatorId, 'facilitator', true),
      ...helpers.map(({ personId, role }) => seat(personId, role, false)),
      ...learners.map(({ id, plants }) =>
        plants.includes('newcomer') && arrived !== undefined && arrived > schoolYear.startsOn
          ? seat(id, 'learner', true, arrived)
          : seat(id, 'learner', true),
      ),
    ];
  });
  const columns = {
    id: 'uuid',
    class_id: 'uuid',
    person_id: 'uuid',
    role: 'text',
    is_primary: 'boolean',
    starts_on: 'date',
    ends_on: 'date',
    ...STAMPS,
  } as const;
  await insertRows('enrollment', columns, rows);
}
