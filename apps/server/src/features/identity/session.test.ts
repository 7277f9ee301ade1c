import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

describe('session.read', () => {
  it('tells nobody that nobody is signed in', async () => {
    const answer = await test.call('session.read', null);
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({ signedIn: false, person: null, home: 'none' });
    expect(answer.data.abilities).not.toContain('rating.write');
  });

  it('tells a facilitator who they are and what they may do', async () => {
    const district = await test.build.district();
    const school = await test.build.org(district);
    const person = await test.build.person(district, {
      given: 'Noa',
      family: 'Arden',
      role: 'facilitator',
      orgId: school,
    });
    const answer = await test.call('session.read', await test.cookieFor(person.accountId));
    expect(answer.data).toMatchObject({
      signedIn: true,
      person: { name: 'Noa Arden', initials: 'NA' },
      home: 'today',
    });
    expect(answer.data.abilities).toContain('rating.write');
    expect(answer.data.abilities).not.toContain('doctor.read');
  });
});
