import { createHash } from 'node:crypto';
import type {
  AcademicSessionRecord,
  ClassRecord,
  CourseRecord,
  DemographicsRecord,
  EnrollmentRecord,
  OrgRecord,
  RoleRecord,
  UserRecord,
} from '@cairn/standards/oneroster';
import type { PlannedRow, RowValue } from './roster-plan.ts';
import { type ClassRole, orgKindOf } from './source-words.ts';

type Columns = Readonly<Record<string, RowValue>>;

/** Add the digest that tells a changed row from an unchanged one. Equal columns give equal digests. */
function planned(sourceId: string, columns: Columns): PlannedRow {
  const digest = createHash('sha256')
    .update(JSON.stringify([sourceId, columns]))
    .digest('hex');
  return { ...columns, source_id: sourceId, source_digest: `\\x${digest}` };
}

/** Only the entries that say something. */
function filled(columns: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const says = (value: unknown): boolean =>
    value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => says(value)));
}

export const planOrg = (org: OrgRecord): PlannedRow =>
  planned(org.sourcedId, {
    kind: orgKindOf(org.type),
    name: org.name,
    identifier: org.identifier,
    parent: org.parentSourcedId,
  });

export const planSession = (session: AcademicSessionRecord): PlannedRow =>
  planned(session.sourcedId, {
    kind: session.type,
    title: session.title,
    starts_on: session.startDate,
    ends_on: session.endDate,
    school_year: Number(session.schoolYear),
    parent: session.parentSourcedId,
  });

export const planCourse = (course: CourseRecord): PlannedRow =>
  planned(course.sourcedId, {
    org_id: course.orgSourcedId,
    title: course.title,
    code: course.courseCode,
    grades: course.grades,
    subjects: course.subjects,
    subject_codes: course.subjectCodes,
  });

/** First and last day of some sessions; null when there are none. ISO days compare as text. */
export type Span = { readonly startsOn: string | null; readonly endsOn: string | null };

export const planClass = (record: ClassRecord, span: Span): PlannedRow =>
  planned(record.sourcedId, {
    org_id: record.schoolSourcedId,
    course_id: record.courseSourcedId,
    title: record.title,
    code: record.classCode,
    kind: record.classType,
    location: record.location,
    grades: record.grades,
    subjects: record.subjects,
    subject_codes: record.subjectCodes,
    periods: record.periods,
    starts_on: span.startsOn,
    ends_on: span.endsOn,
    sessions: record.termSourcedIds,
  });

/** A password in a roster file is never kept, nor does it enter the digest. */
export const planUser = (user: UserRecord): PlannedRow =>
  planned(user.sourcedId, {
    given_name: user.givenName,
    family_name: user.familyName,
    middle_name: user.middleName,
    preferred_given_name: user.preferredGivenName,
    preferred_middle_name: user.preferredMiddleName,
    preferred_family_name: user.preferredFamilyName,
    pronouns: user.pronouns,
    username: user.username,
    email: user.email,
    identifier: user.identifier,
    grade: user.grades[0] ?? null,
    roster_extra: filled({
      enabledUser: user.enabledUser,
      userIds: user.userIds,
      sms: user.sms,
      phone: user.phone,
      grades: user.grades,
      agentSourcedIds: user.agentSourcedIds,
      userMasterIdentifier: user.userMasterIdentifier,
      primaryOrgSourcedId: user.primaryOrgSourcedId,
      metadata: user.metadata,
    }),
  });

export const planRole = (record: RoleRecord, role: string): PlannedRow =>
  planned(record.sourcedId, {
    person_id: record.userSourcedId,
    org_id: record.orgSourcedId,
    role,
    source_role: record.role,
    is_primary: record.roleType === 'primary',
    starts_on: record.beginDate,
    ends_on: record.endDate,
  });

/** Blank dates stay blank: the enrollment then holds as long as its class does. */
export const planEnrollment = (record: EnrollmentRecord, role: ClassRole): PlannedRow =>
  planned(record.sourcedId, {
    class_id: record.classSourcedId,
    person_id: record.userSourcedId,
    role,
    is_primary: record.primary ?? false,
    starts_on: record.beginDate,
    ends_on: record.endDate,
  });

export const planDemographics = (record: DemographicsRecord): PlannedRow => {
  const { sourcedId, status, dateLastModified, birthDate, sex, row, ...facts } = record;
  return planned(sourcedId, { birth_date: birthDate, sex, facts: filled(facts) });
};
