import { type BuiltPerson, giveRating, openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, statementCount } from '../../platform/db/transaction.ts';
import { readToday } from './today.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

type Scene = Awaited<ReturnType<typeof scene>>;
let at: Scene;
beforeEach(async () => {
  at = await scene(3);
});

async function scene(learners: number) {
  const { build } = test;
  const district = await build.district();
  const school = await build.org(district);
  const facilitator = await build.person(district, { role: 'facilitator', orgId: school });
  const classId = await build.class(district, { orgId: school, title: 'Ratios, room 12' });
  await build.enroll(district, classId, facilitator.id, 'facilitator');
  const framework = await build.framework(district);
  const [ratios, mean] = [
    await build.competency(district, framework, { title: 'Ratios' }),
    await build.competency(district, framework, { title: 'Mean' }),
  ];
  const people: BuiltPerson[] = [];
  for (let i = 0; i < learners; i += 1) {
    const learner = await build.person(district, {
      given: `L${i}`,
      role: 'learner',
      orgId: school,
      account: false,
    });
    await build.enroll(district, classId, learner.id, 'learner');
    people.push(learner);
  }
  const rate = (
    place: number,
    competency: string,
    value: number | 'in_progress' | 'missed',
    context: string,
    daysAgo: number,
  ) =>
    giveRating(test.services, district, {
      person: people[place]?.id ?? '',
      rater: facilitator.id,
      competency,
      value,
      context,
      daysAgo,
    });
  return { district, school, facilitator, classId, framework, ratios, mean, people, rate };
}

async function today(who: BuiltPerson) {
  return test.call('today.read', await test.cookieFor(who.accountId));
}

describe('today.read', () => {
  it('lists the classes of the day with their learners', async () => {
    const { build } = test;
    const past = await build.class(at.district, { orgId: at.school, endsOn: '2026-10-15' });
    await build.enroll(at.district, past, at.facilitator.id, 'facilitator');
    const { status, data } = await today(at.facilitator);
    expect(status).toBe(200);
    expect(data).toMatchObject({
      day: '2026-10-16',
      learnerCount: 3,
      classes: [{ id: at.classId, learnerCount: 3, current: true, subjects: ['Mathematics'] }],
    });
    expect(data.classes).toHaveLength(1);
  });

  it('says who is ready, and by which sign', async () => {
    await at.rate(0, at.ratios, 3, 'project', 3);
    await at.rate(0, at.ratios, 3.5, 'project', 2);
    await at.rate(1, at.ratios, 1, 'quiz', 4);
    await at.rate(1, at.ratios, 3, 'project', 1);
    await at.rate(2, at.ratios, 2, 'quiz', 1);
    const { ready } = (await today(at.facilitator)).data;
    expect(ready).toMatchObject([
      {
        person: { id: at.people[0]?.id },
        classId: at.classId,
        competency: { title: 'Ratios' },
        standing: { level: 3.5, mastered: false },
        days: 2,
        sign: { code: 'needs_other_context', seen: ['project'] },
      },
      {
        person: { id: at.people[1]?.id },
        standing: { level: 2 },
        sign: { code: 'one_more_score', otherContext: true, seen: ['project'] },
      },
    ]);
    expect(ready).toHaveLength(2);
  });

  it('does not call ready who has mastered it', async () => {
    await at.rate(0, at.ratios, 3, 'project', 3);
    await at.rate(0, at.ratios, 3, 'quiz', 2);
    expect((await today(at.facilitator)).data).toMatchObject({ ready: [], quiet: [] });
  });

  it('says what has gone quiet for 21 days, the longest first, one line a learner', async () => {
    await at.rate(0, at.ratios, 2, 'quiz', 21);
    await at.rate(0, at.mean, 1, 'quiz', 90);
    await at.rate(1, at.ratios, 'in_progress', 'quiz', 40);
    await at.rate(2, at.ratios, 2, 'quiz', 20);
    const { quiet } = (await today(at.facilitator)).data;
    expect(quiet.map(({ person, competency, sign }) => [person.name, competency?.title, sign])).toEqual([
      ['L1 Sample', 'Ratios', { code: 'quiet', days: 40 }],
      ['L0 Sample', 'Ratios', { code: 'quiet', days: 21 }],
    ]);
  });

  it('says who was not seen for 30 days in the subject of the class', async () => {
    const art = await test.build.framework(at.district, 'Art', ['art']);
    const drawing = await test.build.competency(at.district, art);
    await at.rate(0, at.ratios, 2, 'quiz', 29);
    await at.rate(1, at.ratios, 2, 'quiz', 31);
    await at.rate(2, drawing, 2, 'quiz', 1);
    const { unseen, ready, quiet } = (await today(at.facilitator)).data;
    expect(unseen.map(({ person, days, sign }) => [person.name, days, sign])).toEqual([
      ['L2 Sample', 57, { code: 'no_evidence', days: null }],
      ['L1 Sample', 31, { code: 'no_evidence', days: 31 }],
    ]);
    // Art is not this class's subject.
    expect([...ready, ...quiet].filter(({ competency }) => competency?.id === drawing)).toEqual([]);
  });

  it('recalls the last ratings of the person, without those that no longer stand or may no longer be opened', async () => {
    const { ratingId, evidenceId } = await at.rate(0, at.ratios, 2, 'quiz', 3);
    await at.rate(1, at.ratios, 'missed', 'quiz', 2);
    await at.rate(2, at.mean, 4, 'quiz', 1);
    await test.database.asOwner(
      `insert into cairn.rating (district_id, id, evidence_id, person_id, competency_id, state, rater_id, happened_at, entered_at, corrects, payload_digest)
       select district_id, gen_random_uuid(), $2, person_id, competency_id, 'withdrawn', rater_id, happened_at, entered_at, id, payload_digest
       from cairn.rating where id = $1`,
      [ratingId, evidenceId],
    );
    const gone = await test.build.person(at.district, { role: 'learner', orgId: at.school, account: false });
    await giveRating(test.services, at.district, {
      person: gone.id,
      rater: at.facilitator.id,
      competency: at.mean,
    });
    const { recent } = (await today(at.facilitator)).data;
    expect(recent.map(({ person, state, level }) => [person.name, state, level])).toEqual([
      ['L2 Sample', 'scored', 4],
      ['L1 Sample', 'missed', null],
    ]);
  });

  it('covers the classes of those whom the person stands in for today', async () => {
    const { build } = test;
    const substitute = await build.person(at.district, { role: 'facilitator', orgId: at.school });
    expect((await today(substitute)).data).toEqual({
      day: '2026-10-16',
      classes: [],
      learnerCount: 0,
      ready: [],
      quiet: [],
      unseen: [],
      recent: [],
    });
    const dates = { startsOn: '2026-10-16', endsOn: '2026-10-16' };
    await build.relate(at.district, 'substitutes_for', substitute.id, at.facilitator.id, dates);
    const { data } = await today(substitute);
    expect(data.classes.map(({ id }) => id)).toEqual([at.classId]);
    expect(data.unseen).toHaveLength(3);
  });

  it('is for facilitators and aides; others and other districts see nothing of it', async () => {
    const { build } = test;
    const aide = await build.person(at.district, { role: 'aide', orgId: at.school });
    await build.enroll(at.district, at.classId, aide.id, 'aide');
    expect((await today(aide)).data.learnerCount).toBe(3);
    for (const role of [
      'learner',
      'guardian',
      'school_leader',
      'district_leader',
      'counselor',
      'it',
    ] as const)
      expect((await today(await build.person(at.district, { role, orgId: at.school }))).status).toBe(404);
    const other = await scene(0);
    expect((await today(other.facilitator)).data).toMatchObject({ learnerCount: 0, unseen: [], recent: [] });
    expect((await test.call('today.read', null)).status).toBe(401);
  });

  it('takes the same number of statements for 1 learner and for 30, and stays short', async () => {
    const counts: number[] = [];
    for (const size of [1, 30]) {
      const room = await scene(size);
      for (let place = 0; place < size; place += 1) {
        await room.rate(place, room.ratios, 3, 'quiz', 2);
        await room.rate(place, room.mean, 2, 'quiz', 50);
      }
      const actor = {
        accountId: room.facilitator.accountId,
        districtId: room.district.id,
        personId: room.facilitator.id,
        roles: [{ role: 'facilitator' as const, orgId: room.school, orgName: 'Heron School' }],
      };
      const { services } = test;
      await inTransaction(services.database, room.district.id, async () => {
        const read = await readToday({ actor, services, now: services.clock.now(), locale: 'en' });
        counts.push(statementCount());
        expect(read.ready).toHaveLength(Math.min(8, size));
        expect(read.quiet).toHaveLength(Math.min(8, size));
        expect(read.recent).toHaveLength(size === 1 ? 2 : 10);
      });
    }
    expect(counts).toEqual([8, 8]);
  });
});
