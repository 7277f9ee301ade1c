import type { RecordOf } from './table-definition.ts';
import type {
  academicSessionColumns,
  classColumns,
  courseColumns,
  demographicsColumns,
  enrollmentColumns,
  orgColumns,
  roleColumns,
  userColumns,
} from './tables-1p2.ts';

// The shapes follow from the tables, so a column stands in one place only.

export type OrgRecord = RecordOf<typeof orgColumns>;
export type AcademicSessionRecord = RecordOf<typeof academicSessionColumns>;
export type CourseRecord = RecordOf<typeof courseColumns>;
export type ClassRecord = RecordOf<typeof classColumns>;
export type UserRecord = RecordOf<typeof userColumns>;
export type RoleRecord = RecordOf<typeof roleColumns>;
export type EnrollmentRecord = RecordOf<typeof enrollmentColumns>;
export type DemographicsRecord = RecordOf<typeof demographicsColumns>;

/** All records of a package, by table, in file order. */
export type OneRosterRecords = {
  readonly orgs: readonly OrgRecord[];
  readonly academicSessions: readonly AcademicSessionRecord[];
  readonly courses: readonly CourseRecord[];
  readonly classes: readonly ClassRecord[];
  readonly users: readonly UserRecord[];
  readonly roles: readonly RoleRecord[];
  readonly enrollments: readonly EnrollmentRecord[];
  readonly demographics: readonly DemographicsRecord[];
};

/** A set of no records. */
export const noRecords = (): OneRosterRecords => ({
  orgs: [],
  academicSessions: [],
  courses: [],
  classes: [],
  users: [],
  roles: [],
  enrollments: [],
  demographics: [],
});
