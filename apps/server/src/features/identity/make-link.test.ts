import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditActions, newPerson, type Place } from './identity.fixture.ts';

let test: TestApp;
let heron: Place;
let osprey: Place;
beforeAll(async () => {
  test = await openTestApp();
  heron = await test.build.district('heron');
  osprey = await test.build.district('osprey');
});
afterAll(() => test.close());

describe('person.sign_in_link', () => {
  const ask = (cookie: string, personId: string) =>
    test.call('person.sign_in_link', cookie, { params: { personId } });
  const staff = async (role: 'it' | 'school_leader' | 'district_leader' | 'facilitator', orgId: string) => {
    const person = await test.build.person(heron, { role, orgId });
    return { ...person, cookie: await test.cookieFor(person.accountId) };
  };

  it('is for those who administer, and looks like nothing to everybody else', async () => {
    const [school, other] = [await test.build.org(heron), await test.build.org(heron, 'Other School')];
    const child = await test.build.person(heron, { role: 'learner', orgId: school, account: false });
    const it1 = await staff('it', heron.orgId);
    const answer = await ask(it1.cookie, child.id);
    expect(answer.data).toMatchObject({ purpose: 'invitation' });
    expect((await auditActions(test, heron, 'sign_in_link.made')).at(-1)).toMatchObject({
      resource_id: child.id,
    });
    expect((await ask((await staff('school_leader', school)).cookie, child.id)).status).toBe(200);
    expect((await ask((await staff('district_leader', heron.orgId)).cookie, child.id)).status).toBe(200);
    for (const { cookie } of [await staff('facilitator', school), await staff('school_leader', other)])
      expect((await ask(cookie, child.id)).problem.code).toBe('not_found');
    const foreign = await test.build.person(osprey, { role: 'it', orgId: osprey.orgId });
    const foreignCookie = await test.cookieFor(foreign.accountId);
    const [theirs, nobody] = [
      await ask(foreignCookie, child.id),
      await ask(foreignCookie, '01890a5d-ac96-774b-bcce-b302099a8057'),
    ];
    expect({ ...theirs.problem, requestId: '' }).toEqual({ ...nobody.problem, requestId: '' });
    expect(theirs.status).toBe(404);
    expect((await ask(it1.cookie, 'nobody')).problem.code).toBe('invalid_request');
  });

  it('does not let a school leader take the place of a district administrator', async () => {
    const school = await test.build.org(heron);
    const leader = await staff('school_leader', school);
    const chief = await staff('district_leader', school);
    const it2 = await staff('it', school);
    expect((await ask(leader.cookie, chief.id)).problem.code).toBe('not_found');
    expect((await ask(leader.cookie, it2.id)).problem.code).toBe('not_found');
    expect((await ask(it2.cookie, chief.id)).data).toMatchObject({ purpose: 'reset' });
  });

  it('does not let a school leader take the place of one who leads another school and only helps here', async () => {
    const [school, other] = [await test.build.org(heron), await test.build.org(heron)];
    const leader = await staff('school_leader', school);
    const helper = await staff('school_leader', other);
    await test.build.role(heron, helper.id, 'facilitator', school);
    expect((await ask(leader.cookie, helper.id)).problem.code).toBe('not_found');
    const deputy = await staff('school_leader', school);
    expect((await ask(leader.cookie, deputy.id)).status).toBe(200);
  });

  it('refuses somebody who is not active', async () => {
    const it3 = await staff('it', heron.orgId);
    const gone = await newPerson(test, heron, { active: false });
    expect((await ask(it3.cookie, gone)).problem.code).toBe('rule_broken');
  });

  it('refuses somebody whom the roster keeps out', async () => {
    const it4 = await staff('it', heron.orgId);
    const kept = await newPerson(test, heron);
    const enable = (enabledUser: boolean) =>
      test.database.asOwner('update cairn.person set roster_extra = $2 where id = $1', [
        kept,
        { enabledUser },
      ]);
    await enable(false);
    expect((await ask(it4.cookie, kept)).problem.code).toBe('rule_broken');
    await enable(true);
    expect((await ask(it4.cookie, kept)).status).toBe(200);
  });
});
