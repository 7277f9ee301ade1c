import { type BuiltPerson, giveRating, openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

type Scene = Awaited<ReturnType<typeof scene>>;
let at: Scene;
beforeEach(async () => {
  at = await scene();
});

async function scene() {
  const { build } = test;
  const district = await build.district();
  const school = await build.org(district, 'Heron School');
  const child = await build.person(district, {
    given: 'Juniper',
    family: 'Vale',
    role: 'learner',
    orgId: school,
    grade: '06',
  });
  const guardian = await build.person(district, { role: 'guardian', orgId: school });
  const facilitator = await build.person(district, {
    given: 'Noa',
    family: 'Arden',
    role: 'facilitator',
    orgId: school,
  });
  const classId = await build.class(district, { orgId: school });
  await build.enroll(district, classId, child.id, 'learner');
  await build.enroll(district, classId, facilitator.id, 'facilitator');
  await build.relate(district, 'guards', guardian.id, child.id);
  const framework = await build.framework(district);
  const ids: string[] = [];
  for (const title of ['Ratios', 'Mean', 'Angles', 'Area'])
    ids.push(await build.competency(district, framework, { title }));
  const rate = (
    competency: string | undefined,
    more: { value?: number | 'missed'; daysAgo?: number; context?: string; comment?: string } = {},
  ) =>
    giveRating(test.services, district, {
      person: child.id,
      rater: facilitator.id,
      competency: competency ?? '',
      ...more,
    });
  return { district, school, child, guardian, facilitator, ids, rate };
}

async function read(who: BuiltPerson) {
  const cookie = await test.cookieFor(who.accountId);
  const answer = await test.call('family.read', cookie, { params: { personId: at.child.id } });
  expect(answer.status).toBe(200);
  return answer;
}

const children = async (who: BuiltPerson) =>
  test.call('family.children', await test.cookieFor(who.accountId));

describe('family.children', () => {
  it('lists the own children of today with school and grade', async () => {
    const past = await test.build.person(at.district, { role: 'learner', orgId: at.school });
    await test.build.relate(at.district, 'guards', at.guardian.id, past.id, { endsOn: '2026-10-15' });
    const answer = await children(at.guardian);
    expect(answer.data.items).toEqual([
      {
        id: at.child.id,
        name: 'Juniper Vale',
        sortName: 'Vale, Juniper',
        initials: 'JV',
        school: 'Heron School',
        grade: '06',
      },
    ]);
  });

  it('is empty for a guardian without children, and nothing for others', async () => {
    const alone = await test.build.person(at.district, { role: 'guardian', orgId: at.school });
    expect((await children(alone)).data.items).toEqual([]);
    for (const who of [at.facilitator, at.child]) expect((await children(who)).status).toBe(404);
  });
});

describe('family.read', () => {
  it('tells where a child without evidence begins', async () => {
    const { data } = await read(at.guardian);
    expect(data).toMatchObject({ masteredThisYear: 0, latest: [], facilitators: [{ name: 'Noa Arden' }] });
    expect(data.nextSteps.map(({ title }) => title)).toEqual(['Ratios', 'Mean']);
    expect(data.nextSteps[0]?.home).toBeNull();
  });

  it('gives the latest scores with the comment, one a competency, and what was mastered this year', async () => {
    const [ratios, mean, angles, area] = at.ids;
    await at.rate(ratios, { value: 3, context: 'quiz', daysAgo: 9, comment: 'earlier' });
    await at.rate(ratios, { value: 4, context: 'project', daysAgo: 2, comment: 'Clear reasons.' });
    await at.rate(mean, { value: 2, daysAgo: 4 });
    await at.rate(angles, { value: 'missed', daysAgo: 1 });
    await at.rate(area, { value: 3, context: 'quiz', daysAgo: 500 });
    await at.rate(area, { value: 3, context: 'project', daysAgo: 499 });
    const { data } = await read(at.guardian);
    expect(data.masteredThisYear).toBe(1);
    expect(
      data.latest.map(({ competency, standing, comment }) => [competency.title, standing.level, comment]),
    ).toEqual([
      ['Ratios', 3.5, 'Clear reasons.'],
      ['Mean', 2, null],
      ['Area', 3, null],
    ]);
    expect(data.latest[0]?.rater.name).toBe('Noa Arden');
  });

  it('counts from the first day of the school year of the roster', async () => {
    await test.database.asOwner(
      `insert into cairn.academic_session (district_id, id, kind, title, starts_on, ends_on, school_year, active, created_at, updated_at)
       values ($1, gen_random_uuid(), 'schoolYear', 'Year', '2026-10-14', '2027-05-28', 2027, true, '2026-08-01', '2026-08-01')`,
      [at.district.id],
    );
    const [ratios, mean] = at.ids;
    for (const [competency, last] of [
      [ratios, 5],
      [mean, 1],
    ] as const) {
      await at.rate(competency, { context: 'quiz', daysAgo: last + 1 });
      await at.rate(competency, { context: 'project', daysAgo: last });
    }
    expect((await read(at.guardian)).data.masteredThisYear).toBe(1);
  });

  it('shows no rating that was withdrawn', async () => {
    const { ratingId, evidenceId } = await at.rate(at.ids[0], { comment: 'a mistake' });
    await test.database.asOwner(
      `insert into cairn.rating (district_id, id, evidence_id, person_id, competency_id, state, rater_id, happened_at, entered_at, corrects, payload_digest)
       select district_id, gen_random_uuid(), $2, person_id, competency_id, 'withdrawn', rater_id, happened_at, entered_at, id, payload_digest
       from cairn.rating where id = $1`,
      [ratingId, evidenceId],
    );
    const { data, text } = await read(at.guardian);
    expect(data.latest).toEqual([]);
    expect(text).not.toContain('a mistake');
  });

  it('offers what to try at home, in the language of the family', async () => {
    await test.database.asOwner('update cairn.competency set translations = $1 where id = $2', [
      JSON.stringify({
        en: { home: 'Compare two prices.' },
        es: { title: 'Razones', home: 'Compare dos precios.' },
      }),
      at.ids[0],
    ]);
    const cookie = await test.cookieFor(at.guardian.accountId);
    const spanish = await test.app.inject({
      method: 'GET',
      url: `/api/learners/${at.child.id}/family`,
      headers: { cookie, 'accept-language': 'es-MX,es;q=0.9' },
    });
    expect(spanish.json()).toMatchObject({
      nextSteps: [{ title: 'Razones', home: 'Compare dos precios.' }, {}],
    });
    expect((await read(at.guardian)).data.nextSteps[0]).toMatchObject({
      title: 'Ratios',
      home: 'Compare two prices.',
    });
  });

  it('is for the own family only', async () => {
    const { build } = test;
    const other = await scene();
    const former = await build.person(at.district, { role: 'guardian', orgId: at.school });
    await build.relate(at.district, 'guards', former.id, at.child.id, { endsOn: '2026-10-01' });
    const refused = [at.child, at.facilitator, former, other.guardian, other.facilitator];
    for (const role of ['guardian', 'school_leader', 'district_leader', 'counselor', 'it'] as const)
      refused.push(await build.person(at.district, { role, orgId: at.school }));
    for (const who of refused) {
      const cookie = await test.cookieFor(who.accountId);
      const answer = await test.call('family.read', cookie, { params: { personId: at.child.id } });
      expect([answer.status, answer.problem.code]).toEqual([404, 'not_found']);
    }
  });
});
