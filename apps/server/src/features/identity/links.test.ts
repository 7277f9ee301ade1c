import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  auditActions,
  cookieFrom,
  giveAccount,
  linkFor,
  newPerson,
  opened,
  PASSWORD,
  type Place,
  postSignIn,
  tokenOf,
} from './identity.fixture.ts';

const NEW = 'a brand new passphrase';
let test: TestApp;
let heron: Place;
let osprey: Place;
beforeAll(async () => {
  test = await openTestApp();
  heron = await test.build.district('heron');
  osprey = await test.build.district('osprey');
});
afterAll(() => test.close());

const read = (link: { url: string }, cookie: string | null = null) =>
  test.call('link.read', cookie, { params: { token: tokenOf(link) } });
const use = (link: { url: string }, password = NEW, cookie: string | null = null) =>
  test.call('link.use', cookie, { params: { token: tokenOf(link) }, body: { password } });
const accountOf = async (personId: string) =>
  (
    await test.database.asOwner<{ account_id: string; email: string; username: string | null }>(
      'select m.account_id, u.email, u.username from cairn.membership m join platform."user" u on u.id = m.account_id where m.person_id = $1',
      [personId],
    )
  )[0];
const backdate = (personId: string, by: string) =>
  test.database.asOwner(
    `with l as (update cairn.sign_in_link set expires_at = expires_at - $2::interval where person_id = $1 returning token_digest, expires_at)
     update platform.link_locator p set expires_at = l.expires_at from l where p.token_digest = l.token_digest`,
    [personId, by],
  );

describe('an invitation', () => {
  it('gives a person without e-mail a name, a password and a session', async () => {
    const person = await newPerson(test, heron, { given: 'Zoë', family: 'Núñez' });
    const link = await linkFor(test, heron, person);
    expect(link).toMatchObject({ purpose: 'invitation', login: 'zoe.nunez@heron' });
    expect(link.url).toMatch(/^http:\/\/127\.0\.0\.1:4100\/link\/[\w-]{43}$/);
    expect(Date.parse(link.expiresAt) - test.services.clock.now().getTime()).toBeCloseTo(7 * 86_400_000, -4);
    expect((await read(link)).data).toEqual({
      purpose: 'invitation',
      name: 'Zoë Núñez',
      district: 'heron',
      login: 'zoe.nunez@heron',
      expiresAt: link.expiresAt,
    });
    const used = await use(link);
    expect(used.data).toMatchObject({ signedIn: true, person: { id: person }, district: { slug: 'heron' } });
    expect((await test.call('session.read', cookieFrom(used.headers))).data.person?.id).toBe(person);
    expect((await accountOf(person))?.email).toMatch(/@no-mail\.invalid$/);
    const again = await postSignIn(test, { login: 'zoe.nunez', district: 'heron', password: NEW });
    expect(again.data).toMatchObject({ person: { id: person } });
    const lines = await auditActions(test, heron, 'sign_in_link.used');
    expect(lines.at(-1)).toMatchObject({
      resource_id: person,
      detail: { purpose: 'invitation', account: 'make' },
    });
  });

  it('signs in by e-mail where the person has one of their own', async () => {
    const person = await newPerson(test, heron, { email: 'Mia@Example.org', username: 'mia' });
    const link = await linkFor(test, heron, person);
    expect(link.login).toBe('mia@example.org');
    expect((await use(link)).status).toBe(200);
    expect(await accountOf(person)).toMatchObject({ email: 'mia@example.org', username: null });
  });

  it('keeps no token, in no table', async () => {
    const person = await newPerson(test, heron);
    const token = tokenOf(await linkFor(test, heron, person));
    const rows = await test.database.asOwner<{ found: boolean }>(
      `select exists (select from cairn.sign_in_link l where l::text like $1) or exists (select from platform.link_locator p where p::text like $1)
        or exists (select from cairn.audit a where a::text like $1) as found`,
      [`%${token}%`],
    );
    expect(rows).toEqual([{ found: false }]);
  });

  it('tells namesakes apart, whoever comes first', async () => {
    const [one, two] = [
      await newPerson(test, heron, { username: 'sam' }),
      await newPerson(test, heron, { username: 'Sam' }),
    ];
    const links = [await linkFor(test, heron, one), await linkFor(test, heron, two)];
    expect(links.map(({ login }) => login)).toEqual([
      `sam.${one.slice(-4)}@heron`,
      `sam.${two.slice(-4)}@heron`,
    ]);
    const used = await Promise.all(links.map((link) => use(link)));
    expect(used.map(({ status }) => status)).toEqual([200, 200]);
    expect((await accountOf(two))?.username).toBe(links[1]?.login);
  });

  it('gives brothers and sisters with one family e-mail a name each', async () => {
    const one = await newPerson(test, heron, { username: 'kid1', email: 'family@example.org' });
    await newPerson(test, heron, { username: 'kid2', email: 'Family@example.org' });
    expect((await linkFor(test, heron, one)).login).toBe('kid1@heron');
  });
});

describe('once', () => {
  it('lets one of two uses at the same moment win', async () => {
    const person = await newPerson(test, heron, { username: 'twice' });
    const link = await linkFor(test, heron, person);
    const answers = await Promise.all([use(link), use(link, 'another passphrase')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(answers.find(({ status }) => status === 404)?.problem.code).toBe('link_not_valid');
    const winner = answers[0]?.status === 200 ? NEW : 'another passphrase';
    expect((await postSignIn(test, { login: 'twice@heron', password: winner })).statusCode).toBe(200);
    expect((await read(link)).problem.code).toBe('link_not_valid');
    expect(await auditActions(test, heron, 'sign_in_link.used')).toContainEqual(
      expect.objectContaining({ resource_id: person }),
    );
  });

  it('ends former links when a new one is made, also two at once', async () => {
    const person = await newPerson(test, heron);
    const former = await linkFor(test, heron, person);
    const both = await Promise.all([linkFor(test, heron, person), linkFor(test, heron, person)]);
    expect((await read(former)).problem.code).toBe('link_not_valid');
    const statuses = await Promise.all(both.map(async (link) => (await read(link)).status));
    expect(statuses.sort()).toEqual([200, 404]);
  });

  it('runs out: a week for an invitation, a day for a reset', async () => {
    const person = await newPerson(test, heron);
    const link = await linkFor(test, heron, person);
    await backdate(person, '6 days 23 hours');
    expect((await read(link)).status).toBe(200);
    await backdate(person, '1 hour');
    expect((await read(link)).problem.code).toBe('link_not_valid');
    expect((await use(link)).problem.code).toBe('link_not_valid');
    const known = (await test.build.person(heron)).id;
    const reset = await linkFor(test, heron, known);
    expect(reset.purpose).toBe('reset');
    await backdate(known, '24 hours');
    expect((await use(reset)).problem.code).toBe('link_not_valid');
  });

  it('is not valid for somebody who has left, nor when it never was', async () => {
    const person = await newPerson(test, heron);
    const link = await linkFor(test, heron, person);
    await test.database.asOwner('update cairn.person set active = false where id = $1', [person]);
    expect((await read(link)).problem.code).toBe('link_not_valid');
    expect((await use(link)).problem.code).toBe('link_not_valid');
    for (const token of ['x'.repeat(43), '%00'.repeat(20), '../'.repeat(10)])
      expect((await read({ url: `/link/${token}` })).problem.code).toBe('link_not_valid');
    expect((await read({ url: '/link/short' })).problem.code).toBe('invalid_request');
    expect((await read({ url: `/link/${'x'.repeat(101)}` })).problem.code).toBe('invalid_request');
  });
});

describe('the password', () => {
  it.each([
    ['too short', 'too_short'],
    ['Password123', 'too_common'],
    ['pat.ridge-long@heron', 'is_login'],
    ['pat.ridge-long', 'is_login'],
  ])('%j is refused as %s, and the link stays', async (password, code) => {
    const person = await newPerson(test, heron, { username: 'pat.ridge-long' });
    const link = await linkFor(test, heron, person);
    const answer = await use(
      { url: link.url },
      password.replace('pat.ridge-long', link.login.split('@')[0] ?? ''),
    );
    expect(answer.problem).toMatchObject({ code: 'rule_broken', invalid: [{ name: 'body.password', code }] });
    expect((await read(link)).status).toBe(200);
    await test.database.asOwner('update cairn.person set username = null where id = $1', [person]);
  });

  it('is refused when it is no text or too much of it', async () => {
    const link = await linkFor(test, heron, await newPerson(test, heron));
    expect((await use(link, 'x'.repeat(201))).problem.code).toBe('invalid_request');
    const url = `/api/sign-in-links/${tokenOf(link)}`;
    const headers = { 'x-cairn-csrf': '1', 'content-type': 'application/json' };
    const broken = await test.app.inject({ method: 'POST', url, headers, payload: '{"password":' });
    expect(opened(broken)).toMatchObject({ statusCode: 400, code: 'malformed_json' });
    const huge = await test.app.inject({
      method: 'POST',
      url,
      headers,
      payload: `"${'x'.repeat(1_100_000)}"`,
    });
    expect(opened(huge)).toMatchObject({ statusCode: 413, code: 'too_large' });
    expect((await read(link)).status).toBe(200);
  });
});

describe('a reset', () => {
  it('changes the password, ends every other session and unlocks', async () => {
    const person = await newPerson(test, heron);
    const account = await giveAccount(test, heron, person, { username: 'rae@heron' });
    const cookie = await test.cookieFor(account);
    for (let n = 0; n < 5; n += 1)
      await postSignIn(test, { login: 'rae@heron', password: 'no' }, '203.0.113.77');
    expect((await postSignIn(test, { login: 'rae@heron', password: PASSWORD })).code).toBe('locked');
    const link = await linkFor(test, heron, person);
    expect(link).toMatchObject({ purpose: 'reset', login: 'rae@heron' });
    expect((await test.call('session.read', cookie)).data.signedIn).toBe(true);
    expect((await use(link)).status).toBe(200);
    expect((await test.call('session.read', cookie)).data.signedIn).toBe(false);
    expect((await postSignIn(test, { login: 'rae@heron', password: PASSWORD })).code).toBe(
      'wrong_credentials',
    );
    expect((await postSignIn(test, { login: 'rae@heron', password: NEW })).statusCode).toBe(200);
    expect(await accountOf(person)).toMatchObject({ account_id: account });
  });
});

describe('one human in two districts', () => {
  it('joins the account that has the e-mail only for those who are signed in to it', async () => {
    const first = await newPerson(test, heron, { email: 'both@example.org' });
    const account = await giveAccount(test, heron, first, { email: 'both@example.org' });
    const second = await newPerson(test, osprey, { email: 'both@example.org', username: 'both' });
    const link = await linkFor(test, osprey, second);
    expect((await read(link)).data.login).toBe('both@osprey');
    const cookie = await test.cookieFor(account);
    expect((await read(link, cookie)).data.login).toBe('both@example.org');
    const used = await use(link, NEW, cookie);
    expect(used.data).toMatchObject({ person: { id: second }, district: { slug: 'osprey' } });
    expect(used.data.districts.map(({ slug }) => slug).sort()).toEqual(['heron', 'osprey']);
    expect((await accountOf(second))?.account_id).toBe(account);
  });

  it('makes an account of its own for everybody else', async () => {
    const first = await newPerson(test, heron, { email: 'same@example.org' });
    const account = await giveAccount(test, heron, first, { email: 'same@example.org' });
    const second = await newPerson(test, osprey, { email: 'same@example.org', username: 'same' });
    expect((await use(await linkFor(test, osprey, second))).status).toBe(200);
    const own = await accountOf(second);
    expect(own).toMatchObject({ username: 'same@osprey' });
    expect(own?.account_id).not.toBe(account);
  });

  it('never lets one district reset what opens another', async () => {
    const first = await newPerson(test, heron);
    const account = await giveAccount(test, heron, first, { email: 'shared@example.org' });
    const second = await newPerson(test, osprey, { email: 'shared@example.org', username: 'shared' });
    const cookie = await test.cookieFor(account);
    await use(await linkFor(test, osprey, second), PASSWORD, cookie);
    // Somebody else holds the next link that osprey makes.
    const link = await linkFor(test, osprey, second);
    expect(link.login).toBe('shared@osprey');
    const taken = await use(link, NEW);
    expect(taken.data).toMatchObject({ person: { id: second } });
    expect(taken.data.districts.map(({ slug }) => slug)).toEqual(['osprey']);
    expect((await accountOf(first))?.account_id).toBe(account);
    const home = await postSignIn(test, { login: 'shared@example.org', password: PASSWORD });
    expect(home.data).toMatchObject({ person: { id: first }, districts: [{ slug: 'heron' }] });
  });
});
