import type { OneRosterRecords } from '@cairn/standards/oneroster';
import { describe, expect, it } from 'vitest';
import { role, smallRoster, user } from '../small-roster.fixture.ts';
import { planRoster } from './plan-roster.ts';

type Changes = Partial<ReturnType<typeof smallRoster>>;

/** Records as the reader gives them: each with its row, the header being row 1. */
const read = (changes: Changes = {}): OneRosterRecords => {
  const placed = <R extends object>(rows: readonly R[]) =>
    rows.map((row, index) => ({ ...row, row: index + 2, metadata: null }));
  const records = { ...smallRoster(), ...changes };
  return {
    orgs: placed(records.orgs),
    academicSessions: placed(records.academicSessions),
    courses: placed(records.courses),
    classes: placed(records.classes),
    users: placed(records.users),
    roles: placed(records.roles),
    enrollments: placed(records.enrollments),
    demographics: placed(records.demographics),
  };
};

describe('guardian links', () => {
  const child = (agents: string[]) => user('kid', 'Kit', 'Wren', { agentSourcedIds: agents });
  const adult = (agents: string[]) => user('dad', 'Dov', 'Wren', { agentSourcedIds: agents });
  const link = [{ guardian: 'dad', learner: 'kid' }];

  it.each([
    ['on the learner', child(['dad']), adult([])],
    ['on the guardian', child([]), adult(['kid'])],
    ['on both', child(['dad']), adult(['kid'])],
  ])('point from guardian to learner when the file tells them %s', (_where, kid, dad) => {
    const plan = planRoster(
      read({ users: [kid, dad], roles: [role('kid', 'student'), role('dad', 'parent')] }),
    );
    expect(plan.guards).toEqual(link);
    expect(plan.warnings).toEqual([]);
  });

  it.each(['teacher', 'aide', 'proctor', 'student', 'ext:mentor'] as const)(
    'are not made to somebody who is only a %s, since a link opens a record',
    (held) => {
      const users = [child(['dad']), adult([])];
      const plan = planRoster(read({ users, roles: [role('kid', 'student'), role('dad', held)] }));
      expect(plan.guards).toEqual([]);
      expect(plan.warnings.map(({ code }) => code)).toContain('relation.not_guardian');
    },
  );

  it('are not made to oneself', () => {
    const users = [child(['kid'])];
    const roles = [role('kid', 'student'), role('kid', 'guardian')];
    expect(planRoster(read({ users, roles })).guards).toEqual([]);
  });
});

describe('digests', () => {
  const digestOf = (more: Parameters<typeof user>[3], row = 2) =>
    planRoster({ ...read(), users: [{ ...user('kid', 'Kit', 'Wren', more), row, metadata: null }] }).rows
      .users[0]?.source_digest;

  it('change with what is kept, and with nothing else', () => {
    const plain = digestOf({});
    expect(plain).toMatch(/^\\x[0-9a-f]{64}$/);
    expect(digestOf({ password: 'secret' }, 9)).toBe(plain);
    expect(digestOf({ dateLastModified: '2026-01-01T00:00:00.000Z', status: 'active' })).toBe(plain);
    for (const more of [
      { grades: ['07'] },
      { preferredGivenName: 'Kitty' },
      { enabledUser: false },
      { sms: '1' },
    ])
      expect(digestOf(more)).not.toBe(plain);
  });
});

it('takes the first and the last day of the terms for a class', () => {
  expect(planRoster(read()).rows.classes[0]).toMatchObject({
    starts_on: '2026-08-20',
    ends_on: '2027-05-28',
  });
});

it('names the district by its organisation, else by the first one', () => {
  expect(planRoster(read()).districtName).toBe('Lantern Valley');
  const school = smallRoster().orgs.filter(({ type }) => type === 'school');
  expect(planRoster(read({ orgs: school })).districtName).toBe('North School');
});
