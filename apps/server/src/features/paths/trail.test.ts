import { randomUUID } from 'node:crypto';
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

/** A learner of grade 6 in a class, and a framework a(5) -> b(6) -> c(6) -> d(7), e(6) apart. */
async function scene() {
  const { build } = test;
  const district = await build.district();
  const school = await build.org(district);
  const learner = await build.person(district, { role: 'learner', orgId: school, grade: '06' });
  const facilitator = await build.person(district, { role: 'facilitator', orgId: school });
  const guardian = await build.person(district, { role: 'guardian', orgId: school });
  const classId = await build.class(district, { orgId: school });
  await build.enroll(district, classId, learner.id, 'learner');
  await build.enroll(district, classId, facilitator.id, 'facilitator');
  await build.relate(district, 'guards', guardian.id, learner.id);
  const framework = await build.framework(district);
  const make = (title: string, rank: number, after: string[] = []) =>
    build.competency(district, framework, { title, bandRank: rank, after });
  const a = await make('Equal parts', 5);
  const b = await make('Ratios', 6, [a]);
  const c = await make('Unit rates', 6, [b]);
  const d = await make('Percent', 7, [c]);
  const e = await make('Mean', 6);
  const rate = (competency: string, value: number, context: string, daysAgo = 1) =>
    giveRating(test.services, district, {
      person: learner.id,
      rater: facilitator.id,
      competency,
      value,
      context,
      daysAgo,
    });
  return { district, school, learner, facilitator, guardian, framework, a, b, c, d, e, rate };
}

async function trailOf(reader: BuiltPerson, query: Record<string, string> = {}, learner = at.learner) {
  const cookie = await test.cookieFor(reader.accountId);
  return test.call('trail.read', cookie, { params: { personId: learner.id }, query });
}

const titles = (list: readonly { title: string }[]) => list.map(({ title }) => title);

describe('a learner without evidence', () => {
  it('starts at the band of the grade: what lies below is assumed, never mastered', async () => {
    const { status, data } = await trailOf(at.learner);
    expect(status).toBe(200);
    expect(data.counts).toEqual({ mastered: 0, assumed: 1, open: 2, ahead: 2 });
    expect(data.places.find(({ id }) => id === at.a)).toMatchObject({ status: 'assumed', standing: null });
    expect(titles(data.nextSteps)).toEqual(['Ratios', 'Mean']);
    expect(data.nextSteps[0]).toMatchObject({
      reasons: [{ code: 'opens', count: 1 }, { code: 'your_band' }],
      standing: null,
      chosen: null,
    });
    expect(data).toMatchObject({ band: '06', framework: { id: at.framework } });
    expect(data.places.map(({ id }) => id)).toEqual([at.a, at.b, at.c, at.d, at.e]);
  });

  it('in a district without frameworks gets an empty trail', async () => {
    const district = await test.build.district();
    const alone = await test.build.person(district, { role: 'learner', orgId: district.orgId });
    const { status, data } = await trailOf(alone, {}, alone);
    expect(status).toBe(200);
    expect(data).toMatchObject({ framework: null, frameworks: [], advice: null, nextSteps: [], places: [] });
  });
});

describe('evidence', () => {
  it('moves the frontier and gives the reasons', async () => {
    await at.rate(at.b, 3, 'project', 9);
    await at.rate(at.b, 3.5, 'quiz', 8);
    await at.rate(at.c, 3, 'project', 20);
    const { data } = await trailOf(at.learner);
    expect(data.counts).toEqual({ mastered: 1, assumed: 1, open: 2, ahead: 1 });
    const step = data.nextSteps[0];
    expect(step).toMatchObject({ title: 'Unit rates', standing: { level: 3, mastered: false } });
    expect(step?.reasons).toEqual([
      { code: 'close_to_mastery', level: 3, needs: 1 },
      { code: 'returned_to', days: 20 },
      { code: 'opens', count: 1 },
      { code: 'builds_on', competencyId: at.b, title: 'Ratios' },
      { code: 'your_band' },
    ]);
  });

  it('in one kind of work asks for another, in the words of the district', async () => {
    await at.rate(at.b, 3, 'project', 9);
    await at.rate(at.b, 3, 'project', 8);
    const { data } = await trailOf(at.learner);
    expect(data.nextSteps[0]?.reasons[0]).toEqual({ code: 'needs_other_context', seen: ['project'] });
  });

  it('opens the framework in which there is most of it', async () => {
    const other = await test.build.framework(at.district, 'A first by title', ['Art']);
    const art = await test.build.competency(at.district, other);
    expect((await trailOf(at.learner)).data.framework?.id).toBe(at.framework);
    await at.rate(art, 2, 'project');
    const { data } = await trailOf(at.learner);
    expect(data.framework?.id).toBe(other);
    expect(data.frameworks.map(({ evidenceCount }) => evidenceCount)).toEqual([1, 0]);
    const asked = await trailOf(at.learner, { frameworkId: at.framework });
    expect(asked.data.framework?.id).toBe(at.framework);
  });
});

describe('advice', () => {
  const kept = (learner: string) =>
    test.database.asOwner<{ id: string; version: string; inputs: unknown; output: { steps: unknown[] } }>(
      'select id, version, inputs, output from cairn.advice where person_id = $1 order by made_at, id',
      [learner],
    );

  it('is kept once for the same inputs, and again when they change', async () => {
    const first = await trailOf(at.learner);
    const second = await trailOf(at.facilitator);
    expect(second.data.advice).toEqual(first.data.advice);
    const rows = await kept(at.learner.id);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id: first.data.advice?.id,
      version: 'next-steps-1',
      inputs: { frameworkId: at.framework, ruleVersion: 1 },
      output: { steps: [{ competencyId: at.b, terms: { opens: 0.5 } }, { competencyId: at.e }] },
    });
    await at.rate(at.e, 2, 'quiz');
    expect((await trailOf(at.learner)).data.advice?.id).not.toBe(first.data.advice?.id);
    expect(await kept(at.learner.id)).toHaveLength(2);
  });

  it('is kept once when two pages ask at the same moment', async () => {
    const answers = await Promise.all([trailOf(at.learner), trailOf(at.facilitator), trailOf(at.guardian)]);
    expect(new Set(answers.map(({ data }) => data.advice?.id)).size).toBe(1);
    expect(await kept(at.learner.id)).toHaveLength(1);
  });
});

describe('access', () => {
  it('is for the learner, the family, those who teach, counsel and lead', async () => {
    const { build } = test;
    const withRole = (role: 'counselor' | 'school_leader' | 'district_leader') =>
      build.person(at.district, { role, orgId: at.school });
    const readers = [at.learner, at.guardian, at.facilitator, await withRole('counselor')];
    readers.push(await withRole('school_leader'), await withRole('district_leader'));
    for (const reader of readers) expect((await trailOf(reader)).status).toBe(200);
  });

  it('is refused to all others as if there were nothing', async () => {
    const { build } = test;
    const elsewhere = await build.org(at.district, 'Otter School');
    const other = await scene();
    const refused = [
      await build.person(at.district, { role: 'learner', orgId: at.school }),
      await build.person(at.district, { role: 'guardian', orgId: at.school }),
      await build.person(at.district, { role: 'facilitator', orgId: at.school }),
      await build.person(at.district, { role: 'aide', orgId: at.school }),
      await build.person(at.district, { role: 'it', orgId: at.school }),
      await build.person(at.district, { role: 'school_leader', orgId: elsewhere }),
      other.facilitator,
      other.learner,
    ];
    for (const reader of refused) {
      const { status, problem } = await trailOf(reader);
      expect([status, problem.code]).toEqual([404, 'not_found']);
    }
    expect((await test.call('trail.read', null, { params: { personId: at.learner.id } })).status).toBe(401);
  });

  it('knows no framework of another district and no person who is not there', async () => {
    const other = await scene();
    expect((await trailOf(at.learner, { frameworkId: other.framework })).status).toBe(404);
    const missing = { id: randomUUID(), accountId: '' };
    expect((await trailOf(at.facilitator, {}, missing)).status).toBe(404);
    expect((await trailOf(at.learner, { frameworkId: 'x' })).problem.code).toBe('invalid_request');
  });
});
