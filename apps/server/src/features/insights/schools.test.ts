import { type BuiltPerson, giveRating, openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction, statementCount } from '../../platform/db/transaction.ts';
import { readOverview } from './schools.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

async function scene() {
  const { build } = test;
  const district = await build.district();
  const heron = await build.org(district, 'Heron School');
  const otter = await build.org(district, 'Otter School');
  const rater = await build.person(district, { account: false });
  const framework = await build.framework(district);
  const competency = await build.competency(district, framework);
  const learners: BuiltPerson[] = [];
  for (let i = 0; i < 4; i += 1)
    learners.push(await build.person(district, { role: 'learner', orgId: heron, account: false }));
  const give = (learner: BuiltPerson | undefined, context: string, daysAgo: number) =>
    giveRating(test.services, district, {
      person: learner?.id ?? '',
      competency,
      rater: rater.id,
      context,
      daysAgo,
    });
  await give(learners[0], 'quiz', 5);
  await give(learners[0], 'project', 4);
  await give(learners[1], 'quiz', 3);
  await give(learners[2], 'quiz', 60);
  const leader = await build.person(district, { role: 'school_leader', orgId: heron });
  const superintendent = await build.person(district, { role: 'district_leader', orgId: district.orgId });
  return { district, heron, otter, leader, superintendent };
}

const overview = async (who: BuiltPerson) =>
  test.call('school.overview', await test.cookieFor(who.accountId));

it('shows a leader the own school, with the counts of whom they may open', async () => {
  const { heron, leader } = await scene();
  const { status, data } = await overview(leader);
  expect(status).toBe(200);
  expect(data).toEqual({
    items: [
      {
        school: { id: heron, name: 'Heron School' },
        learners: { shown: 4, hidden: null },
        withRecentEvidence: { percent: 50, bound: 'exact', hidden: null },
        mastering: { percent: 25, bound: 'exact', hidden: null },
        mayOpen: true,
      },
    ],
    learners: { shown: 4, hidden: null },
    since: '2025-10-16T05:00:00.000Z',
  });
});

it('shows a district leader every school, those without learners too', async () => {
  const { superintendent } = await scene();
  const { data } = await overview(superintendent);
  expect(data.items.map(({ school, learners, mayOpen }) => [school.name, learners.shown, mayOpen])).toEqual([
    ['Heron School', 4, true],
    ['Otter School', 0, true],
  ]);
  expect(data.items[1]?.mastering).toEqual({ percent: null, bound: 'exact', hidden: null });
});

it('hides small schools from a leader to whom the policy does not open the rows', async () => {
  const { district, superintendent } = await scene();
  const actor = {
    accountId: superintendent.accountId,
    districtId: district.id,
    personId: superintendent.id,
    roles: [{ role: 'district_leader' as const, orgId: district.orgId, orgName: 'Test District' }],
  };
  const answer = await inTransaction(test.services.database, district.id, async () => {
    const read = await readOverview(actor, {}, test.services.clock.now());
    expect(statementCount()).toBe(2);
    return read;
  });
  expect(answer.items[0]).toMatchObject({
    learners: { shown: null, hidden: 'small' },
    mastering: { percent: null, hidden: 'small' },
    mayOpen: false,
  });
  expect(answer.learners).toEqual({ shown: null, hidden: 'protects_another' });
});

it('counts mastery from the first day of the school year', async () => {
  const { district, leader } = await scene();
  await test.database.asOwner(
    `insert into cairn.academic_session (district_id, id, kind, title, starts_on, ends_on, school_year, active, created_at, updated_at)
     values ($1, gen_random_uuid(), 'schoolYear', 'Year', '2026-10-14', '2027-05-28', 2027, true, '2026-08-01', '2026-08-01')`,
    [district.id],
  );
  const { data } = await overview(leader);
  expect(data.since).toBe('2026-10-14T05:00:00.000Z');
  expect(data.items[0]?.mastering.percent).toBe(0);
});

it('is for leaders, each in their own district', async () => {
  const { district, heron } = await scene();
  for (const role of [
    'learner',
    'facilitator',
    'aide',
    'counselor',
    'coach',
    'it',
    'guardian',
    'researcher',
  ] as const) {
    const person = await test.build.person(district, { role, orgId: heron });
    expect((await overview(person)).status).toBe(404);
  }
  const other = await test.build.district();
  const elsewhere = await test.build.person(other, { role: 'district_leader', orgId: other.orgId });
  expect((await overview(elsewhere)).data).toMatchObject({ items: [], learners: { shown: 0 } });
  expect((await test.call('school.overview', null)).status).toBe(401);
});
