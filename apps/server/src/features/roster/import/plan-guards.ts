import type { OneRosterRecords } from '@cairn/standards/oneroster';
import type { Finding } from '@cairn/standards/package';
import type { PlannedGuard } from './roster-plan.ts';
import { roleOf } from './source-words.ts';

type Planned = { readonly guards: readonly PlannedGuard[]; readonly warnings: readonly Finding[] };

/**
 * Guardian links out of `agentSourcedIds`. Sources fill the column on the learner's row, on the guardian's, or on
 * both, so the direction follows from the roles: one end learns, the other holds a guardian's role. Anybody else who
 * is named (an aide, a mentor) gets no link, since a link opens a child's record; it is told as a warning.
 */
export function planGuards(records: Pick<OneRosterRecords, 'users' | 'roles'>): Planned {
  const holders = (wanted: string): Set<string> =>
    new Set(records.roles.filter(({ role }) => roleOf(role) === wanted).map((role) => role.userSourcedId));
  const learners = holders('learner');
  const guardians = holders('guardian');
  const guards = new Map<string, PlannedGuard>();
  const warnings: Finding[] = [];
  for (const user of records.users) {
    for (const agent of user.agentSourcedIds) {
      const guard = linkOf(user.sourcedId, agent, learners, guardians);
      if (guard === null) warnings.push(noLink(user.row, agent));
      else guards.set(`${guard.learner}\n${guard.guardian}`, guard);
    }
  }
  return { guards: [...guards.values()], warnings };
}

function linkOf(
  user: string,
  agent: string,
  learners: ReadonlySet<string>,
  guardians: ReadonlySet<string>,
): PlannedGuard | null {
  if (user === agent) return null;
  if (learners.has(user) && guardians.has(agent)) return { guardian: agent, learner: user };
  if (guardians.has(user) && learners.has(agent)) return { guardian: user, learner: agent };
  return null;
}

const noLink = (row: number, agent: string): Finding => ({
  file: 'users.csv',
  row,
  field: 'agentSourcedIds',
  code: 'relation.not_guardian',
  message: `No link was made to ${agent}: a guardian link needs a learner and somebody with the role guardian, parent or relative.`,
});
