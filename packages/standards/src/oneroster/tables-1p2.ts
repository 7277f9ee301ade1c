import type { Column, TableSet } from './table-definition.ts';

// OneRoster 1.2 CSV binding, tables as re-issued in 1.2.1 (22 August 2023), columns in the order of the tables.

const head = [
  { name: 'sourcedId', kind: 'id', required: true },
  { name: 'status', kind: 'enum', values: ['active', 'tobedeleted'] },
  { name: 'dateLastModified', kind: 'dateTime' },
] as const satisfies readonly Column[];

export const orgColumns = [
  ...head,
  { name: 'name', kind: 'text', required: true },
  {
    name: 'type',
    kind: 'enum',
    required: true,
    values: ['department', 'school', 'district', 'local', 'state', 'national'],
    extensible: true,
  },
  { name: 'identifier', kind: 'text' },
  { name: 'parentSourcedId', kind: 'reference', refersTo: 'orgs' },
] as const satisfies readonly Column[];

export const academicSessionColumns = [
  ...head,
  { name: 'title', kind: 'text', required: true },
  {
    name: 'type',
    kind: 'enum',
    required: true,
    values: ['gradingPeriod', 'semester', 'schoolYear', 'term'],
    extensible: true,
  },
  { name: 'startDate', kind: 'date', required: true },
  { name: 'endDate', kind: 'date', required: true },
  { name: 'parentSourcedId', kind: 'reference', refersTo: 'academicSessions' },
  { name: 'schoolYear', kind: 'year', required: true },
] as const satisfies readonly Column[];

export const courseColumns = [
  ...head,
  { name: 'schoolYearSourcedId', kind: 'reference', refersTo: 'academicSessions' },
  { name: 'title', kind: 'text', required: true },
  { name: 'courseCode', kind: 'text' },
  { name: 'grades', kind: 'textList' },
  { name: 'orgSourcedId', kind: 'reference', required: true, refersTo: 'orgs' },
  { name: 'subjects', kind: 'textList' },
  { name: 'subjectCodes', kind: 'textList' },
] as const satisfies readonly Column[];

export const classColumns = [
  ...head,
  { name: 'title', kind: 'text', required: true },
  { name: 'grades', kind: 'textList' },
  { name: 'courseSourcedId', kind: 'reference', required: true, refersTo: 'courses' },
  { name: 'classCode', kind: 'text' },
  { name: 'classType', kind: 'enum', required: true, values: ['homeroom', 'scheduled'], extensible: true },
  { name: 'location', kind: 'text' },
  { name: 'schoolSourcedId', kind: 'reference', required: true, refersTo: 'orgs' },
  { name: 'termSourcedIds', kind: 'referenceList', required: true, refersTo: 'academicSessions' },
  { name: 'subjects', kind: 'textList' },
  { name: 'subjectCodes', kind: 'textList' },
  { name: 'periods', kind: 'textList' },
] as const satisfies readonly Column[];

export const userColumns = [
  ...head,
  { name: 'enabledUser', kind: 'boolean', required: true },
  { name: 'username', kind: 'text', required: true },
  { name: 'userIds', kind: 'userIdList' },
  { name: 'givenName', kind: 'text', required: true },
  { name: 'familyName', kind: 'text', required: true },
  { name: 'middleName', kind: 'text' },
  { name: 'identifier', kind: 'text' },
  { name: 'email', kind: 'text' },
  { name: 'sms', kind: 'text' },
  { name: 'phone', kind: 'text' },
  { name: 'agentSourcedIds', kind: 'referenceList', refersTo: 'users' },
  { name: 'grades', kind: 'textList' },
  { name: 'password', kind: 'text' },
  { name: 'userMasterIdentifier', kind: 'text' },
  { name: 'preferredGivenName', kind: 'text' },
  { name: 'preferredMiddleName', kind: 'text' },
  { name: 'preferredFamilyName', kind: 'text' },
  { name: 'primaryOrgSourcedId', kind: 'reference', refersTo: 'orgs' },
  { name: 'pronouns', kind: 'text' },
] as const satisfies readonly Column[];

const ROLES = [
  'aide',
  'counselor',
  'districtAdministrator',
  'guardian',
  'parent',
  'principal',
  'proctor',
  'relative',
  'siteAdministrator',
  'student',
  'systemAdministrator',
  'teacher',
] as const;

export const roleColumns = [
  ...head,
  { name: 'userSourcedId', kind: 'reference', required: true, refersTo: 'users' },
  { name: 'roleType', kind: 'enum', required: true, values: ['primary', 'secondary'] },
  { name: 'role', kind: 'enum', required: true, values: ROLES, extensible: true },
  { name: 'beginDate', kind: 'date' },
  { name: 'endDate', kind: 'date' },
  { name: 'orgSourcedId', kind: 'reference', required: true, refersTo: 'orgs' },
  // Profiles are among the ignored tables, so what this points to is kept but not looked up.
  { name: 'userProfileSourcedId', kind: 'reference' },
] as const satisfies readonly Column[];

export const enrollmentColumns = [
  ...head,
  { name: 'classSourcedId', kind: 'reference', required: true, refersTo: 'classes' },
  { name: 'schoolSourcedId', kind: 'reference', required: true, refersTo: 'orgs' },
  { name: 'userSourcedId', kind: 'reference', required: true, refersTo: 'users' },
  {
    name: 'role',
    kind: 'enum',
    required: true,
    values: ['administrator', 'proctor', 'student', 'teacher'],
    extensible: true,
  },
  { name: 'primary', kind: 'boolean' },
  { name: 'beginDate', kind: 'date' },
  { name: 'endDate', kind: 'date' },
] as const satisfies readonly Column[];

export const demographicsColumns = [
  { name: 'sourcedId', kind: 'id', required: true, refersTo: 'users' },
  head[1],
  head[2],
  { name: 'birthDate', kind: 'date' },
  { name: 'sex', kind: 'enum', values: ['male', 'female', 'unspecified', 'other'], extensible: true },
  { name: 'americanIndianOrAlaskaNative', kind: 'boolean' },
  { name: 'asian', kind: 'boolean' },
  { name: 'blackOrAfricanAmerican', kind: 'boolean' },
  { name: 'nativeHawaiianOrOtherPacificIslander', kind: 'boolean' },
  { name: 'white', kind: 'boolean' },
  { name: 'demographicRaceTwoOrMoreRaces', kind: 'boolean' },
  { name: 'hispanicOrLatinoEthnicity', kind: 'boolean' },
  { name: 'countryOfBirthCode', kind: 'text' },
  { name: 'stateOfBirthAbbreviation', kind: 'text' },
  { name: 'cityOfBirth', kind: 'text' },
  { name: 'publicSchoolResidenceStatus', kind: 'text' },
] as const satisfies readonly Column[];

/** OneRoster 1.2: what to read, what to write, and what a package must hold. */
export const TABLES_1P2: TableSet = {
  version: '1.2',
  files: [
    'academicSessions',
    'categories',
    'classes',
    'classResources',
    'courseResources',
    'courses',
    'demographics',
    'enrollments',
    'lineItemLearningObjectiveIds',
    'lineItems',
    'lineItemScoreScales',
    'orgs',
    'resources',
    'resultLearningObjectiveIds',
    'results',
    'resultScoreScales',
    'roles',
    'scoreScales',
    'userProfiles',
    'userResources',
    'users',
  ],
  minimum: ['orgs', 'academicSessions', 'courses', 'classes', 'users', 'roles', 'enrollments'],
  tables: [
    { name: 'orgs', columns: orgColumns },
    { name: 'academicSessions', columns: academicSessionColumns },
    { name: 'courses', columns: courseColumns },
    { name: 'classes', columns: classColumns },
    // The first edition of 1.2 listed resources in users.csv; 1.2.1 moved them to userResources.csv.
    {
      name: 'users',
      columns: userColumns,
      superseded: [{ name: 'resourceSourcedIds', after: 'userMasterIdentifier' }],
    },
    { name: 'roles', columns: roleColumns },
    { name: 'enrollments', columns: enrollmentColumns },
    { name: 'demographics', columns: demographicsColumns },
  ],
};
