import { checkParentCycles, type Readings } from './check-references.ts';
import type { GenericRecord, Report, TableReading } from './reading.ts';
import type { TableName } from './table-definition.ts';

// These rules look at rows that may hold faults of their own, so every value is taken as possibly absent.

const textOf = (record: GenericRecord, column: string): string | null => {
  const value = record[column];
  return typeof value === 'string' ? value : null;
};

const lengthOf = (record: GenericRecord, column: string): number => {
  const value = record[column];
  return Array.isArray(value) ? value.length : 0;
};

const recordsOf = (reading: TableReading | undefined): readonly GenericRecord[] => reading?.records ?? [];

const byId = (reading: TableReading | undefined): ReadonlyMap<string, GenericRecord> => {
  const index = new Map<string, GenericRecord>();
  for (const record of recordsOf(reading)) {
    const id = textOf(record, 'sourcedId');
    if (id !== null && !index.has(id)) index.set(id, record);
  }
  return index;
};

/** `endDate` does not lie before the begin. ISO dates compare as text. */
const checkDateOrder = (reading: TableReading | undefined, begin: string, report: Report): void => {
  for (const record of recordsOf(reading)) {
    const from = textOf(record, begin);
    const to = textOf(record, 'endDate');
    if (reading === undefined || from === null || to === null || to >= from) continue;
    report(
      'semantic.date_order',
      reading.file,
      record.row,
      'endDate',
      `endDate ${to} lies before ${begin} ${from}; correct one of them.`,
    );
  }
};

/** A session lies within its parent; sessions in a circle of parents are left out, their fault is told already. */
const checkSessionRanges = (
  reading: TableReading | undefined,
  inCycle: ReadonlySet<string>,
  report: Report,
): void => {
  if (reading === undefined) return;
  const sessions = byId(reading);
  for (const record of reading.records) {
    const parentId = textOf(record, 'parentSourcedId');
    const parent = parentId === null ? undefined : sessions.get(parentId);
    if (parent === undefined || inCycle.has(textOf(record, 'sourcedId') ?? '')) continue;
    for (const [field, outside] of [
      ['startDate', (own: string, bound: string) => own < bound],
      ['endDate', (own: string, bound: string) => own > bound],
    ] as const) {
      const own = textOf(record, field);
      const bound = textOf(parent, field);
      if (own === null || bound === null || !outside(own, bound)) continue;
      report(
        'semantic.session_range',
        reading.file,
        record.row,
        field,
        `${field} ${own} lies outside the parent session ${parentId} (${field} ${bound}); correct one of them.`,
      );
    }
  }
};

const checkListLengths = (reading: TableReading | undefined, report: Report): void => {
  for (const record of recordsOf(reading)) {
    const subjects = lengthOf(record, 'subjects');
    const codes = lengthOf(record, 'subjectCodes');
    if (reading === undefined || codes === 0 || codes === subjects) continue;
    report(
      'list.length',
      reading.file,
      record.row,
      'subjectCodes',
      `There are ${subjects} subjects and ${codes} subjectCodes; give one code for each subject, in the same order, or none.`,
    );
  }
};

const checkEnrollments = (readings: Readings, report: Report): void => {
  const reading = readings.get('enrollments');
  if (reading === undefined) return;
  const classes = byId(readings.get('classes'));
  for (const record of reading.records) {
    const role = textOf(record, 'role');
    if (record['primary'] === true && role !== null && role !== 'teacher') {
      report(
        'semantic.primary_not_teacher',
        reading.file,
        record.row,
        'primary',
        `primary is true on a ${role}; only a teacher can be the primary teacher. Clear it.`,
      );
    }
    const school = textOf(record, 'schoolSourcedId');
    const classRecord = classes.get(textOf(record, 'classSourcedId') ?? '');
    const classSchool = classRecord === undefined ? null : textOf(classRecord, 'schoolSourcedId');
    if (school === null || classSchool === null || school === classSchool) continue;
    report(
      'semantic.school_mismatch',
      reading.file,
      record.row,
      'schoolSourcedId',
      `The class belongs to school ${classSchool}, not ${school}; correct the enrollment or the class.`,
    );
  }
};

const checkPrimaryRoles = (reading: TableReading | undefined, report: Report): void => {
  const first = new Map<string, number>();
  for (const record of recordsOf(reading)) {
    const user = textOf(record, 'userSourcedId');
    const org = textOf(record, 'orgSourcedId');
    if (reading === undefined || user === null || org === null || textOf(record, 'roleType') !== 'primary')
      continue;
    const key = `${user}\n${org}`;
    const row = first.get(key);
    if (row === undefined) {
      first.set(key, record.row);
      continue;
    }
    report(
      'semantic.duplicate_primary_role',
      reading.file,
      record.row,
      'roleType',
      `User ${user} has a primary role at ${org} in row ${row} already; make this one secondary.`,
    );
  }
};

/** Checks what the tables say together, beyond the form of each cell. */
export const checkRules = (readings: Readings, report: Report): void => {
  const reading = (name: TableName): TableReading | undefined => readings.get(name);
  checkParentCycles(reading('orgs'), report);
  const sessionsInCycle = checkParentCycles(reading('academicSessions'), report);
  checkSessionRanges(reading('academicSessions'), sessionsInCycle, report);
  checkDateOrder(reading('academicSessions'), 'startDate', report);
  checkDateOrder(reading('roles'), 'beginDate', report);
  checkDateOrder(reading('enrollments'), 'beginDate', report);
  checkListLengths(reading('courses'), report);
  checkListLengths(reading('classes'), report);
  checkEnrollments(readings, report);
  checkPrimaryRoles(reading('roles'), report);
};
