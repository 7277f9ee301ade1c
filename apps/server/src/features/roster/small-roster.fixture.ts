import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type WritableRecords, writeOneRoster } from '@cairn/standards/oneroster';

type Records = { -readonly [T in keyof WritableRecords]-?: NonNullable<WritableRecords[T]>[number][] };
type User = Records['users'][number];

const plain = { status: null, dateLastModified: null } as const;

/** A user with the given parts; all other cells are blank. */
export const user = (
  sourcedId: string,
  givenName: string,
  familyName: string,
  more: Partial<User> = {},
): User => ({
  ...{ ...plain, sourcedId, givenName, familyName, enabledUser: true, username: sourcedId, userIds: [] },
  ...{
    middleName: null,
    identifier: null,
    email: null,
    sms: null,
    phone: null,
    agentSourcedIds: [],
    grades: [],
  },
  ...{ password: null, userMasterIdentifier: null, preferredGivenName: null, preferredMiddleName: null },
  ...{ preferredFamilyName: null, primaryOrgSourcedId: null, pronouns: null },
  ...more,
});

export const role = (
  userSourcedId: string,
  held: Records['roles'][number]['role'],
  orgSourcedId = 'north',
): Records['roles'][number] => ({
  ...{
    ...plain,
    sourcedId: `role-${userSourcedId}-${held.replace(':', '-')}`,
    userSourcedId,
    roleType: 'primary',
    role: held,
  },
  ...{ beginDate: null, endDate: null, orgSourcedId, userProfileSourcedId: null },
});

export const enrollment = (
  userSourcedId: string,
  held: Records['enrollments'][number]['role'],
): Records['enrollments'][number] => ({
  ...{ ...plain, sourcedId: `enr-${userSourcedId}`, classSourcedId: 'kites-1', schoolSourcedId: 'north' },
  ...{ userSourcedId, role: held, primary: held === 'teacher' ? true : null, beginDate: null, endDate: null },
});

/** A made-up district: one school, one class over two terms, two learners, a teacher and a grandmother. */
export const smallRoster = (): Records => ({
  orgs: [
    {
      ...plain,
      sourcedId: 'dist',
      name: 'Lantern Valley',
      type: 'district',
      identifier: null,
      parentSourcedId: null,
    },
    {
      ...plain,
      sourcedId: 'north',
      name: 'North School',
      type: 'school',
      identifier: 'LV-N',
      parentSourcedId: 'dist',
    },
  ],
  academicSessions: [
    session('year', 'schoolYear', '2026-08-20', '2027-05-28', null),
    session('fall', 'term', '2026-08-20', '2026-12-18', 'year'),
    session('spring', 'term', '2027-01-05', '2027-05-28', 'year'),
  ],
  courses: [
    {
      ...{
        ...plain,
        sourcedId: 'kites',
        schoolYearSourcedId: 'year',
        title: 'Kite building',
        courseCode: 'K1',
      },
      ...{ grades: ['07'], orgSourcedId: 'north', subjects: ['Crafts'], subjectCodes: ['C1'] },
    },
  ],
  classes: [
    {
      ...{
        ...plain,
        sourcedId: 'kites-1',
        title: 'Kites, first group',
        grades: ['07'],
        courseSourcedId: 'kites',
      },
      ...{ classCode: null, classType: 'scheduled', location: 'Loft', schoolSourcedId: 'north' },
      ...{
        termSourcedIds: ['fall', 'spring'],
        subjects: ['Crafts'],
        subjectCodes: ['C1'],
        periods: ['1', '2'],
      },
    },
  ],
  users: [
    user('pim', 'Pim', 'Ñandúson', {
      grades: ['07'],
      agentSourcedIds: ['gran'],
      preferredGivenName: 'Pimmy',
    }),
    user('rue', 'Rue', 'Quill', { grades: ['07', '08'], password: 'never kept' }),
    user('tam', 'Tam', 'Tock'),
    user('gran', 'Wilma', 'Ñandúson'),
  ],
  roles: [role('pim', 'student'), role('rue', 'student'), role('tam', 'teacher'), role('gran', 'relative')],
  enrollments: [enrollment('pim', 'student'), enrollment('rue', 'student'), enrollment('tam', 'teacher')],
  demographics: [
    {
      ...{ ...plain, sourcedId: 'pim', birthDate: '2014-02-03', sex: 'other', asian: true, white: null },
      ...{
        americanIndianOrAlaskaNative: null,
        blackOrAfricanAmerican: null,
        hispanicOrLatinoEthnicity: false,
      },
      ...{ nativeHawaiianOrOtherPacificIslander: null, demographicRaceTwoOrMoreRaces: null },
      ...{ countryOfBirthCode: null, stateOfBirthAbbreviation: null, cityOfBirth: null },
      publicSchoolResidenceStatus: null,
    },
  ],
});

function session(
  sourcedId: string,
  type: 'schoolYear' | 'term',
  startDate: string,
  endDate: string,
  parentSourcedId: string | null,
): Records['academicSessions'][number] {
  return {
    ...plain,
    sourcedId,
    title: sourcedId,
    type,
    startDate,
    endDate,
    parentSourcedId,
    schoolYear: '2027',
  };
}

/** How many records of each kind the small district has. */
export const SMALL_COUNTS = {
  ...{ orgs: 2, academicSessions: 3, courses: 1, classes: 1 },
  ...{ users: 4, roles: 4, enrollments: 3, demographics: 1 },
};
export const NO_COUNTS = Object.fromEntries(Object.keys(SMALL_COUNTS).map((kind) => [kind, 0]));

/** Folders with packages, removed together at the end. */
export function packageFolders() {
  const made: string[] = [];
  return {
    write: async (records: WritableRecords): Promise<string> => {
      const folder = await mkdtemp(join(tmpdir(), 'cairn-roster-'));
      made.push(folder);
      for (const [name, text] of writeOneRoster(records).files) await writeFile(join(folder, name), text);
      return folder;
    },
    remove: () => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))),
  };
}
