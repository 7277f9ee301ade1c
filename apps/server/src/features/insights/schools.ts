import type { Endpoints } from '@cairn/contract';
import type { z } from 'zod';
import { type Actor, can, type Policy } from '../../platform/policy/policy.ts';
import { protectSchools } from './protect.ts';
import { selectCalendar } from './queries/calendar.ts';
import { selectSchoolCounts } from './queries/schools.ts';

export const RECENT_DAYS = 30;
export const DAY_MS = 86_400_000;

type Overview = z.input<Endpoints['school.overview']['response']>;

/**
 * A line for each school that the actor leads, all of the district for who leads the district: learners, the
 * share with evidence in the last 30 days, the share that mastered something this school year. Small numbers
 * are protected from who may not open the individual rows by the access policy. Two statements.
 */
export async function readOverview(actor: Actor, policy: Policy, now: Date): Promise<Overview> {
  const { day, yearStart } = await selectCalendar(now);
  const leadsDistrict = actor.roles.some(({ role }) => role === 'district_leader');
  const led = actor.roles.flatMap(({ role, orgId }) => (role === 'school_leader' ? [orgId] : []));
  const rows = await selectSchoolCounts(leadsDistrict ? null : led, {
    day,
    recentSince: new Date(now.getTime() - RECENT_DAYS * DAY_MS),
    masteredSince: yearStart,
  });
  const counts = rows.map((row) => {
    const relations = new Set([
      ...(leadsDistrict ? (['leads_district'] as const) : []),
      ...(led.includes(row.id) ? (['leads_school'] as const) : []),
    ]);
    return { ...row, mayOpen: can(policy, actor, 'standing.read', { kind: 'person', relations }) };
  });
  return { ...protectSchools(counts), since: yearStart.toISOString() };
}
