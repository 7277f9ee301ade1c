import type { OneRosterRecords } from '@cairn/standards/oneroster';
import type { Finding } from '@cairn/standards/package';
import { planGuards } from './plan-guards.ts';
import {
  planClass,
  planCourse,
  planDemographics,
  planEnrollment,
  planOrg,
  planRole,
  planSession,
  planUser,
  type Span,
} from './plan-rows.ts';
import { type PlannedRow, RECORD_KINDS, type RosterPlan } from './roster-plan.ts';
import { classRoleOf, roleOf } from './source-words.ts';

type Placed = { readonly sourcedId: string; readonly row: number };

/**
 * What a package asks the database to hold. Pure: the same records give the same plan, digests included.
 * `rejected` names rows with a character that no database text can hold; `warnings` what was left aside.
 */
export function planRoster(records: OneRosterRecords): RosterPlan {
  const warnings: Finding[] = [];
  const spans = spanIndex(records);
  const knownRole = <R extends Placed & { role: string }>(
    file: string,
    rows: readonly R[],
    plan: (row: R) => PlannedRow | null,
  ): PlannedRow[] =>
    rows.flatMap((row) => {
      const made = plan(row);
      if (made === null) warnings.push(unknownRole(file, row.row, row.role));
      return made === null ? [] : [made];
    });
  const guards = planGuards(records);
  const rows = {
    orgs: records.orgs.map(planOrg),
    academicSessions: records.academicSessions.map(planSession),
    courses: records.courses.map(planCourse),
    classes: records.classes.map((row) => planClass(row, spans(row.termSourcedIds))),
    users: records.users.map(planUser),
    roles: knownRole('roles.csv', records.roles, (row) => {
      const role = roleOf(row.role);
      return role === null ? null : planRole(row, role);
    }),
    enrollments: knownRole('enrollments.csv', records.enrollments, (row) => {
      const role = classRoleOf(row.role);
      return role === null ? null : planEnrollment(row, role);
    }),
    demographics: records.demographics.map(planDemographics),
  };
  return {
    rows,
    guards: guards.guards,
    districtName: districtName(records),
    rejected: RECORD_KINDS.flatMap((kind) => unstorable(kind, records[kind], rows[kind])),
    warnings: [...warnings, ...guards.warnings],
  };
}

/** Finds the first and last day of the sessions of a class. */
function spanIndex(records: OneRosterRecords): (ids: readonly string[]) => Span {
  const sessions = new Map(records.academicSessions.map((session) => [session.sourcedId, session]));
  return (ids) => {
    const found = ids.flatMap((id) => sessions.get(id) ?? []);
    return {
      startsOn: found.map(({ startDate }) => startDate).sort()[0] ?? null,
      endsOn:
        found
          .map(({ endDate }) => endDate)
          .sort()
          .at(-1) ?? null,
    };
  };
}

/** The name of the first organisation of the kind `district`; a package of one school lends the school's name. */
function districtName(records: OneRosterRecords): string | null {
  const named = records.orgs.find(({ type }) => type === 'district') ?? records.orgs[0];
  return named?.name ?? null;
}

/** PostgreSQL text holds every character but U+0000; such a row is refused by name, not by a database error. */
function unstorable(kind: string, records: readonly Placed[], rows: readonly PlannedRow[]): Finding[] {
  const placeOf = new Map(records.map(({ sourcedId, row }) => [sourcedId, row]));
  return rows
    .filter((row) => JSON.stringify(row).includes('\\u0000'))
    .map(({ source_id }) => ({
      file: `${kind}.csv`,
      row: placeOf.get(source_id) ?? null,
      field: null,
      code: 'field.nul',
      message: 'The row holds the character U+0000, which is no text; take it out.',
    }));
}

const unknownRole = (file: string, row: number, role: string): Finding => ({
  file,
  row,
  field: 'role',
  code: 'role.unknown',
  message: `Cairn has no role that means “${role}”; the row was left aside and gives no access.`,
});
