/** PostgreSQL types that a roster row brings along as JSON. */
type ColumnType = 'text' | 'text[]' | 'date' | 'boolean' | 'smallint' | 'jsonb';

/** A table that a roster fills: its own columns, and the columns that point to another table by its source id. */
export type RosterTable = {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly references: Readonly<Record<string, string>>;
  /** Whether readers lock optimistically on a version that grows with each change. */
  readonly versioned?: true;
};

const taught = { grades: 'text[]', subjects: 'text[]', subject_codes: 'text[]' } as const;
const dates = { starts_on: 'date', ends_on: 'date' } as const;

export const ORG: RosterTable = {
  name: 'org',
  columns: { kind: 'text', name: 'text', identifier: 'text' },
  references: {},
};
export const ACADEMIC_SESSION: RosterTable = {
  name: 'academic_session',
  columns: { kind: 'text', title: 'text', ...dates, school_year: 'smallint' },
  references: {},
};
export const COURSE: RosterTable = {
  name: 'course',
  columns: { title: 'text', code: 'text', ...taught },
  references: { org_id: 'org' },
};
export const CLASS: RosterTable = {
  name: 'class',
  columns: {
    ...{ title: 'text', code: 'text', kind: 'text', location: 'text', periods: 'text[]' },
    ...taught,
    ...dates,
  },
  references: { org_id: 'org', course_id: 'course' },
};
export const PERSON: RosterTable = {
  name: 'person',
  columns: {
    ...{ given_name: 'text', family_name: 'text', middle_name: 'text' },
    ...{ preferred_given_name: 'text', preferred_middle_name: 'text', preferred_family_name: 'text' },
    ...{ pronouns: 'text', username: 'text', email: 'text', identifier: 'text', grade: 'text' },
    roster_extra: 'jsonb',
  },
  references: {},
  versioned: true,
};
export const PERSON_ROLE: RosterTable = {
  name: 'person_role',
  columns: { role: 'text', source_role: 'text', is_primary: 'boolean', ...dates },
  references: { person_id: 'person', org_id: 'org' },
};
export const ENROLLMENT: RosterTable = {
  name: 'enrollment',
  columns: { role: 'text', is_primary: 'boolean', ...dates },
  references: { class_id: 'class', person_id: 'person' },
};
