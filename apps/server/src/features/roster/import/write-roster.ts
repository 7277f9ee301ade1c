import {
  deactivateMissing,
  deactivateMissingDemographics,
  deactivateMissingGuards,
} from '../queries/deactivate-rows.ts';
import { linkClassSessions, linkParents, upsertDemographics, upsertGuards } from '../queries/roster-links.ts';
import {
  ACADEMIC_SESSION,
  CLASS,
  COURSE,
  ENROLLMENT,
  ORG,
  PERSON,
  PERSON_ROLE,
  type RosterTable,
} from '../queries/roster-tables.ts';
import { type Tally, upsertRows } from '../queries/upsert-rows.ts';
import { RECORD_KINDS, type RecordKind, type RosterPlan } from './roster-plan.ts';

/** What happened to the records of one file. */
export type KindTally = Tally & { readonly deactivated: number };
export type RosterTally = Readonly<Record<RecordKind, KindTally>>;

const TABLES: Readonly<Record<Exclude<RecordKind, 'demographics'>, RosterTable>> = {
  orgs: ORG,
  academicSessions: ACADEMIC_SESSION,
  courses: COURSE,
  classes: CLASS,
  users: PERSON,
  roles: PERSON_ROLE,
  enrollments: ENROLLMENT,
};

const NONE: KindTally = { created: 0, updated: 0, unchanged: 0, deactivated: 0 };

/**
 * Write a plan in the open transaction: what others point to first.
 * @param whole whether the package tells the whole roster. Only then is anything missing deactivated. A file that is
 *   absent or has no rows says nothing about its records, so it deactivates none of them.
 */
export async function writeRoster(plan: RosterPlan, whole: boolean, now: Date): Promise<RosterTally> {
  const tallies: Record<RecordKind, KindTally> = {
    ...{ orgs: NONE, academicSessions: NONE, courses: NONE, classes: NONE },
    ...{ users: NONE, roles: NONE, enrollments: NONE, demographics: NONE },
  };
  for (const kind of RECORD_KINDS) tallies[kind] = { ...(await writeKind(kind, plan, now)), deactivated: 0 };
  await upsertGuards(plan.guards, now);
  if (!whole) return tallies;
  for (const kind of RECORD_KINDS) {
    if (plan.rows[kind].length === 0) continue;
    tallies[kind] = { ...tallies[kind], deactivated: await deactivateKind(kind, plan, now) };
  }
  if (plan.rows.users.length > 0) await deactivateMissingGuards(plan.guards, now);
  return tallies;
}

async function writeKind(kind: RecordKind, plan: RosterPlan, now: Date): Promise<Tally> {
  const rows = plan.rows[kind];
  if (kind === 'demographics') return upsertDemographics(rows, now);
  const tally = await upsertRows(TABLES[kind], rows, now);
  if (kind === 'orgs') await linkParents('org', rows, now);
  if (kind === 'academicSessions') await linkParents('academic_session', rows, now);
  if (kind === 'classes') await linkClassSessions(rows);
  return tally;
}

function deactivateKind(kind: RecordKind, plan: RosterPlan, now: Date): Promise<number> {
  const seen = plan.rows[kind].map(({ source_id }) => source_id);
  return kind === 'demographics'
    ? deactivateMissingDemographics(seen, now)
    : deactivateMissing(TABLES[kind], seen, now);
}
