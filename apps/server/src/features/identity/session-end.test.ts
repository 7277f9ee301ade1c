import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  auditActions,
  giveAccount,
  newPerson,
  opened,
  PASSWORD,
  type Place,
  postSignIn,
  setCookies,
} from './identity.fixture.ts';

let test: TestApp;
let heron: Place;
beforeAll(async () => {
  test = await openTestApp();
  heron = await test.build.district('heron');
});
afterAll(() => test.close());

describe('session.sign_out', () => {
  it('ends the session once, clears the cookies, and is calm about a repeat', async () => {
    const person = await test.build.person(heron, { role: 'facilitator', orgId: heron.orgId });
    const cookie = await test.cookieFor(person.accountId);
    const answers = await Promise.all([
      test.call('session.sign_out', cookie),
      test.call('session.sign_out', cookie),
    ]);
    answers.push(await test.call('session.sign_out', cookie), await test.call('session.sign_out', null));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual({ signedIn: false });
      const cleared = setCookies(answer.headers);
      expect(cleared.map((line) => line.split('=')[0]).sort()).toEqual([
        'cairn.session_token',
        'cairn_district',
      ]);
      for (const line of cleared) expect(line).toContain('=; Max-Age=0;');
    }
    expect((await test.call('session.read', cookie)).data.signedIn).toBe(false);
    expect(await auditActions(test, heron, 'person.signed_out')).toMatchObject([{ resource_id: person.id }]);
  });

  it('leaves the other devices of the account alone', async () => {
    const person = await test.build.person(heron);
    const [here, there] = [await test.cookieFor(person.accountId), await test.cookieFor(person.accountId)];
    await test.call('session.sign_out', here);
    expect((await test.call('session.read', there)).data.signedIn).toBe(true);
  });
});

describe('a session that has ended', () => {
  it('answers session_expired where a session is needed, and nobody where it is not', async () => {
    const person = await test.build.person(heron, { role: 'it', orgId: heron.orgId });
    const cookie = await test.cookieFor(person.accountId);
    const target = { params: { personId: person.id } };
    expect((await test.call('person.sign_in_link', cookie, target)).status).toBe(200);
    await test.database.asOwner(`update platform.session set "expiresAt" = $2 where "userId" = $1`, [
      person.accountId,
      new Date(Date.now() - 1000),
    ]);
    const answer = await test.call('person.sign_in_link', cookie, target);
    expect([answer.status, answer.problem.code]).toEqual([401, 'session_expired']);
    expect((await test.call('session.read', cookie)).data.signedIn).toBe(false);
    const none = await test.call('person.sign_in_link', null, target);
    expect(none.problem.code).toBe('not_signed_in');
  });

  it.each([
    'cairn.session_token=forged.c2ln',
    'cairn.session_token=%',
    'cairn.session_token=; cairn_district=%E0%A4%A',
  ])('takes the cookie %j as no session', async (cookie) => {
    expect((await test.call('session.read', cookie)).data.signedIn).toBe(false);
    const { status } = await test.call('session.choose_district', cookie, { body: { districtId: heron.id } });
    expect(status).toBe(401);
  });

  it('reads past a district cookie that no encoder wrote', async () => {
    const person = await test.build.person(heron);
    const cookie = `${await test.cookieFor(person.accountId)}; cairn_district=%E0%A4%A`;
    expect((await test.call('session.read', cookie)).data.district?.slug).toBe('heron');
  });
});

describe('session.choose_district', () => {
  it('moves between districts of the account, and into no other', async () => {
    const osprey = await test.build.district('osprey');
    const kite = await test.build.district('kite');
    const person = await test.build.person(heron);
    const other = await newPerson(test, osprey);
    const far = await newPerson(test, kite, { active: false });
    for (const [place, id] of [
      [osprey, other],
      [kite, far],
    ] as const) {
      await test.database.asOwner('insert into cairn.membership values ($1, $2, $3, $4)', [
        place.id,
        id,
        person.accountId,
        new Date(),
      ]);
      await test.database.asOwner('insert into platform.membership_locator values ($1, $2)', [
        person.accountId,
        place.id,
      ]);
    }
    const cookie = await test.cookieFor(person.accountId);
    const choose = (districtId: string) =>
      test.call('session.choose_district', cookie, { body: { districtId } });
    const answer = await choose(osprey.id);
    expect(answer.data).toMatchObject({ person: { id: other }, district: { slug: 'osprey' } });
    expect(setCookies(answer.headers)[0]).toMatch(
      `cairn_district=${osprey.id}; Max-Age=1209600; Path=/; HttpOnly; SameSite=Lax`,
    );
    const read = await test.call('session.read', `${cookie}; cairn_district=${osprey.id}`);
    expect(read.data.person?.id).toBe(other);
    const foreign = await test.build.district('foreign');
    for (const id of [foreign.id, kite.id, '01890a5d-ac96-774b-bcce-b302099a8057'])
      expect((await choose(id)).problem.code).toBe('not_found');
    expect((await choose('osprey')).problem.code).toBe('invalid_request');
    // A cookie that names a district of somebody else opens the account's own.
    const forged = await test.call('session.read', `${cookie}; cairn_district=${foreign.id}`);
    expect(forged.data.district?.slug).not.toBe('foreign');
  });
});

describe('cross-site protection', () => {
  it.each([
    ['POST', '/api/session', { login: 'x', password: 'y' }],
    ['DELETE', '/api/session', undefined],
    ['PUT', '/api/session/district', { districtId: 'x' }],
    ['POST', '/api/sign-in-links/abcdefghijklmnopqrstuvwxyz', { password: 'granite path 7' }],
    ['POST', '/api/demo/sign-in', { personId: 'x' }],
  ] as const)('refuses %s %s without the header of our own pages', async (method, url, payload) => {
    const answer = await test.app.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
    expect(opened(answer)).toMatchObject({ statusCode: 403, code: 'cross_site' });
  });

  it('leaves the session of a forged sign-out as it was', async () => {
    const person = await test.build.person(heron);
    const cookie = await test.cookieFor(person.accountId);
    await test.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect((await test.call('session.read', cookie)).data.signedIn).toBe(true);
  });
});

describe('under https', () => {
  it('keeps every cookie to encrypted connections, and reads it again', async () => {
    const secure = await openTestApp({ origin: 'https://cairn.example.org', mode: 'production', now: null });
    try {
      const place = await secure.build.district('heron');
      const person = await newPerson(secure, place);
      await giveAccount(secure, place, person, { email: 'a@example.org' });
      const answer = await postSignIn(secure, { login: 'a@example.org', password: PASSWORD });
      const cookies = setCookies(answer.headers);
      expect(cookies[0]).toMatch(/^__Secure-cairn\.session_token=/);
      for (const line of cookies) expect(line).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
      const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
      expect((await secure.call('session.read', cookie)).data.signedIn).toBe(true);
      const out = await secure.call('session.sign_out', cookie);
      expect(setCookies(out.headers)[0]).toMatch(/^__Secure-cairn\.session_token=; Max-Age=0/);
      expect((await secure.call('session.read', cookie)).data.signedIn).toBe(false);
    } finally {
      await secure.close();
    }
  });
});
