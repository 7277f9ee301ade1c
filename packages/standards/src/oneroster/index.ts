export { ONEROSTER_CODES, type OneRosterCode } from './codes.ts';
export { type OneRosterReading, type ReadOptions, readOneRoster } from './read-oneroster.ts';
export type {
  AcademicSessionRecord,
  ClassRecord,
  CourseRecord,
  DemographicsRecord,
  EnrollmentRecord,
  OneRosterRecords,
  OrgRecord,
  RoleRecord,
  UserRecord,
} from './records.ts';
export type { TableName, UserId } from './table-definition.ts';
export {
  type OneRosterFiles,
  type WritableRecords,
  type WriteOptions,
  writeOneRoster,
} from './write-oneroster.ts';
