import { randomUUID } from 'node:crypto';
import { type BuiltPerson, giveRating, openTestApp, type TestApp } from '@cairn/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { db, inTransaction, statementCount } from '../../platform/db/transaction.ts';
import { readFamilyChild } from './family.ts';
import { readOverview } from './schools.ts';
import { readToday } from './today.ts';

let test: TestApp;
let room: Awaited<ReturnType<typeof crowdedDistrict>>;
beforeAll(async () => {
  test = await openTestApp();
  room = await crowdedDistrict();
});
afterAll(() => test.close());

/** A class of 30 in a district whose other 400 people fill the engine's tables: 100 competencies each. */
async function crowdedDistrict() {
  const { build, database } = test;
  const district = await build.district();
  const school = await build.org(district);
  const facilitator = await build.person(district, { role: 'facilitator', orgId: school });
  const classId = await build.class(district, { orgId: school });
  await build.enroll(district, classId, facilitator.id, 'facilitator');
  const framework = await build.framework(district);
  const competency = await build.competency(district, framework);
  const learners: BuiltPerson[] = [];
  for (let i = 0; i < 30; i += 1) {
    const learner = await build.person(district, { role: 'learner', orgId: school, account: false });
    await build.enroll(district, classId, learner.id, 'learner');
    await giveRating(test.services, district, {
      person: learner.id,
      competency,
      rater: facilitator.id,
      daysAgo: 40,
    });
    learners.push(learner);
  }
  await database.asOwner(
    `set session_replication_role = replica;
     create temporary table other as
       select gen_random_uuid() as rating, p.id as person, c.id as competency
       from (select gen_random_uuid() as id from generate_series(1, 400)) p,
         (select gen_random_uuid() as id from generate_series(1, 100)) c;
     insert into cairn.proficiency
       select '${district.id}', person, competency, '${framework}', 3, 3, false, null, 1, 1, false, 'scored',
         timestamptz '2026-10-01', timestamptz '2026-10-01', 'cairn-default', 1, '{}', timestamptz '2026-10-01' from other;
     insert into cairn.rating
       select '${district.id}', rating, '${randomUUID()}', person, competency, 'scored', 3, person,
         timestamptz '2026-10-01', timestamptz '2026-10-01', null, null, '' from other;
     set session_replication_role = origin;
     analyze cairn.proficiency; analyze cairn.rating; analyze cairn.person; analyze cairn.enrollment`,
  );
  return { district, school, facilitator, learners };
}

/** How often the large tables were read from end to end in the open transaction, as the serving login. */
async function fullReads(): Promise<Record<string, number>> {
  const { rows } = await sql<{ relname: string; reads: number }>`
    select relname, seq_scan as reads from pg_stat_xact_user_tables
    where relname in ('proficiency', 'rating')`.execute(db());
  return Object.fromEntries(rows.map(({ relname, reads }) => [relname, reads]));
}

const within = <T>(work: () => Promise<T>): Promise<T> =>
  inTransaction(test.services.database, room.district.id, work);
const actorOf = (role: 'facilitator' | 'district_leader') => ({
  accountId: room.facilitator.accountId,
  districtId: room.district.id,
  personId: room.facilitator.id,
  roles: [{ role, orgId: room.school, orgName: 'Heron School' }],
});

it('reads a day by index', async () => {
  const { services } = test;
  await within(async () => {
    const now = services.clock.now();
    const read = await readToday({ actor: actorOf('facilitator'), services, now, locale: 'en' });
    expect([read.ready.length, read.quiet.length, read.unseen.length]).toEqual([8, 8, 8]);
    expect(await fullReads()).toEqual({ proficiency: 0, rating: 0 });
  });
});

it('reads the schools by index', async () => {
  await within(async () => {
    const { policy, clock } = test.services;
    const read = await readOverview(actorOf('district_leader'), policy, clock.now());
    expect(read.items[0]?.learners.shown).toBe(30);
    expect(await fullReads()).toMatchObject({ proficiency: 0 });
  });
});

it('reads a child by index, in the same number of statements with one rating and with many', async () => {
  const counts: number[] = [];
  const child = room.learners[0]?.id ?? '';
  const framework = await test.build.framework(room.district, 'More');
  const read = () =>
    within(async () => {
      const answer = await readFamilyChild(child, test.services.clock.now(), 'en');
      counts.push(statementCount());
      expect(await fullReads()).toMatchObject({ proficiency: 0, rating: 0 });
      return answer;
    });
  await read();
  expect((await read()).latest).toHaveLength(1);
  for (let i = 0; i < 12; i += 1) {
    const competency = await test.build.competency(room.district, framework);
    await giveRating(test.services, room.district, { person: child, competency, rater: room.facilitator.id });
  }
  await read();
  expect((await read()).latest).toHaveLength(3);
  expect(counts[3]).toBe(counts[1]);
});
