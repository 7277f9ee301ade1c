import { randomUUID } from 'node:crypto';
import type { LiveEvent } from '@cairn/contract';
import { type BuiltPerson, type CallInput, giveRating, openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealPayload } from '../../platform/payload.ts';

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

/** A learner of grade 6, and a framework below(5) -> here(6) -> next(6). */
async function scene() {
  const { build } = test;
  const district = await build.district();
  const school = await build.org(district);
  const learner = await build.person(district, { role: 'learner', orgId: school, grade: '06' });
  const facilitator = await build.person(district, { role: 'facilitator', orgId: school });
  const guardian = await build.person(district, { role: 'guardian', orgId: school });
  const leader = await build.person(district, { role: 'school_leader', orgId: school });
  const classId = await build.class(district, { orgId: school });
  await build.enroll(district, classId, learner.id, 'learner');
  await build.enroll(district, classId, facilitator.id, 'facilitator');
  await build.relate(district, 'guards', guardian.id, learner.id);
  const framework = await build.framework(district);
  const below = await build.competency(district, framework, { title: 'Below', bandRank: 5 });
  const here = await build.competency(district, framework, { title: 'Here', after: [below] });
  const next = await build.competency(district, framework, { title: 'Next', after: [here] });
  return { district, learner, facilitator, guardian, leader, framework, below, here, next };
}

type ChoiceBody = NonNullable<CallInput<'trail.choose'>['body']>;
type AssumptionBody = NonNullable<CallInput<'assumption.decide'>['body']>;

async function choose(who: BuiltPerson, more: Partial<ChoiceBody> = {}, learner = at.learner) {
  const body = {
    commandId: randomUUID(),
    id: randomUUID(),
    competencyId: at.here,
    adviceId: null,
    reason: 'I like real prices',
    ...more,
  };
  return test.call('trail.choose', await test.cookieFor(who.accountId), {
    params: { personId: learner.id },
    body,
  });
}

async function assume(who: BuiltPerson, more: Partial<AssumptionBody> = {}) {
  const body = {
    commandId: randomUUID(),
    id: randomUUID(),
    competencyId: at.below,
    assumed: false,
    reason: '',
    ...more,
  };
  return test.call('assumption.decide', await test.cookieFor(who.accountId), {
    params: { personId: at.learner.id },
    body,
  });
}

async function trail() {
  const cookie = await test.cookieFor(at.learner.accountId);
  return (await test.call('trail.read', cookie, { params: { personId: at.learner.id } })).data;
}

const decisions = () =>
  test.database.asOwner<{
    id: string;
    kind: string;
    decider: string;
    decided_by: string;
    advice_id: string | null;
    payload_digest: Buffer;
    reason: string | null;
    salt: Buffer;
  }>(
    `select d.*, t.reason, t.salt from cairn.decision d join cairn.decision_payload t
       on t.district_id = d.district_id and t.decision_id = d.id
     where d.person_id = $1 order by d.made_at, d.id`,
    [at.learner.id],
  );

const audited = () =>
  test.database.asOwner<{ action: string; actor_id: string; detail: Record<string, unknown> }>(
    'select action, actor_id, detail from cairn.audit where district_id = $1',
    [at.district.id],
  );

describe('trail.choose', () => {
  it('keeps the choice of a learner with the advice and the sealed reason, and shows it', async () => {
    const heard: LiveEvent[] = [];
    const stop = test.services.live.listen({
      districtId: at.district.id,
      hear: (event) => heard.push(event),
    });
    const adviceId = (await trail()).advice?.id ?? null;
    const answer = await choose(at.learner, { adviceId });
    expect(answer.status).toBe(200);
    const [row] = await decisions();
    expect(row).toMatchObject({
      id: answer.data.id,
      kind: 'chose_next_step',
      decider: 'learner',
      advice_id: adviceId,
      reason: 'I like real prices',
    });
    expect(sealPayload({ reason: 'I like real prices' }, row?.salt).digest).toEqual(row?.payload_digest);
    expect(await audited()).toMatchObject([{ action: 'choice.made', actor_id: at.learner.id }]);
    expect(JSON.stringify(await audited())).not.toContain('prices');
    const step = (await trail()).nextSteps[0];
    expect(step).toMatchObject({ id: at.here, chosen: { reason: 'I like real prices' } });
    await expect.poll(() => heard).toContainEqual({ kind: 'decision', personId: at.learner.id });
    stop();
  });

  it('by a facilitator is told apart from the own choice of the learner', async () => {
    expect((await choose(at.facilitator, { reason: '' })).status).toBe(200);
    expect(await decisions()).toMatchObject([{ decider: 'facilitator', reason: null }]);
    expect((await trail()).nextSteps[0]?.chosen).toBeNull();
  });

  it('that is sent twice is one decision', async () => {
    const twice = { commandId: randomUUID(), id: randomUUID() };
    const answers = await Promise.all([choose(at.learner, twice), choose(at.learner, twice)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.data).toEqual(answers[1]?.data);
    expect(await decisions()).toHaveLength(1);
    const other = await choose(at.learner, { ...twice, reason: 'another' });
    expect([other.status, other.problem.code]).toEqual([409, 'command_reused']);
    const sameRow = await choose(at.learner, { id: twice.id });
    expect(sameRow.problem.code).toBe('command_reused');
    expect(await decisions()).toHaveLength(1);
    expect(await audited()).toHaveLength(1);
  });

  it('of what is ahead, assumed or mastered breaks a rule, of what is begun does not', async () => {
    for (const competencyId of [at.next, at.below]) {
      const answer = await choose(at.learner, { competencyId });
      expect(answer.problem).toMatchObject({ code: 'rule_broken', invalid: [{ name: 'competencyId' }] });
    }
    const rate = (context: string) =>
      giveRating(test.services, at.district, {
        person: at.learner.id,
        competency: at.next,
        rater: at.facilitator.id,
        context,
      });
    await rate('project');
    expect((await choose(at.learner, { competencyId: at.next })).status).toBe(200);
    await rate('quiz');
    expect((await choose(at.learner, { competencyId: at.next })).problem.code).toBe('rule_broken');
    expect(await decisions()).toHaveLength(1);
  });

  it('names nothing that does not exist here', async () => {
    const other = await scene();
    const cookie = await test.cookieFor(other.learner.accountId);
    const advised = await test.call('trail.read', cookie, { params: { personId: other.learner.id } });
    const wrong = [
      { competencyId: randomUUID() },
      { competencyId: other.here },
      { adviceId: randomUUID() },
      { adviceId: advised.data.advice?.id ?? null },
    ];
    for (const more of wrong) {
      expect(await choose(at.learner, more)).toMatchObject({
        status: 422,
        problem: { code: 'unknown_reference' },
      });
    }
    const classmate = await test.build.person(at.district, {
      role: 'learner',
      orgId: at.district.orgId,
      grade: '06',
    });
    const theirs = await test.call('trail.read', await test.cookieFor(classmate.accountId), {
      params: { personId: classmate.id },
    });
    expect(theirs.data.advice).not.toBeNull();
    const borrowed = await choose(at.learner, { adviceId: theirs.data.advice?.id ?? null });
    expect(borrowed.problem.code).toBe('unknown_reference');
    expect(await decisions()).toHaveLength(0);
  });

  it('is not for the family, leaders or strangers', async () => {
    const other = await scene();
    const stranger = await test.build.person(at.district, { role: 'facilitator', orgId: at.district.orgId });
    for (const who of [at.guardian, at.leader, stranger, other.facilitator, other.learner]) {
      expect((await choose(who)).status).toBe(404);
    }
    expect(await decisions()).toHaveLength(0);
  });
});

describe('assumption.decide', () => {
  it('ends an assumption and takes it up again; evidence is not touched', async () => {
    expect((await trail()).counts).toEqual({ mastered: 0, assumed: 1, open: 1, ahead: 1 });
    expect((await assume(at.facilitator)).status).toBe(200);
    expect((await trail()).places.map(({ id, status }) => [id, status])).toEqual([
      [at.below, 'open'],
      [at.here, 'ahead'],
      [at.next, 'ahead'],
    ]);
    await assume(at.facilitator, { assumed: true });
    const after = await trail();
    expect(after.places.map(({ status }) => status)).toEqual(['assumed', 'open', 'ahead']);
    expect(after.counts.mastered).toBe(0);
    expect(await decisions()).toMatchObject([
      { kind: 'not_assumed' },
      { kind: 'assumed', decider: 'facilitator' },
    ]);
    expect(await audited()).toMatchObject([
      { action: 'assumption.decided' },
      { action: 'assumption.decided' },
    ]);
  });

  it('cannot take away what evidence shows', async () => {
    for (const context of ['project', 'quiz'])
      await giveRating(test.services, at.district, {
        person: at.learner.id,
        competency: at.below,
        rater: at.facilitator.id,
        context,
      });
    await assume(at.facilitator);
    expect((await trail()).counts).toMatchObject({ mastered: 1, assumed: 0 });
  });

  it('gives way to a score below mastery', async () => {
    await assume(at.facilitator, { assumed: true, competencyId: at.here });
    expect((await trail()).counts.assumed).toBe(2);
    await giveRating(test.services, at.district, {
      person: at.learner.id,
      competency: at.here,
      rater: at.facilitator.id,
      value: 1,
    });
    expect((await trail()).counts).toMatchObject({ assumed: 1, open: 1 });
  });

  it('is for those who teach or advise only, on what exists, once', async () => {
    for (const who of [at.learner, at.guardian, at.leader, (await scene()).facilitator])
      expect((await assume(who)).status).toBe(404);
    expect((await assume(at.facilitator, { competencyId: randomUUID() })).problem.code).toBe(
      'unknown_reference',
    );
    const twice = { commandId: randomUUID(), id: randomUUID() };
    expect((await assume(at.facilitator, twice)).data).toEqual((await assume(at.facilitator, twice)).data);
    expect(await decisions()).toHaveLength(1);
  });
});
