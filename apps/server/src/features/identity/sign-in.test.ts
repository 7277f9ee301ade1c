import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  auditActions,
  cookieFrom,
  giveAccount,
  newPerson,
  PASSWORD,
  type Place,
  postSignIn,
  setCookies,
} from './identity.fixture.ts';
import { failureKey } from './lockout.ts';

let test: TestApp;
let heron: Place;
beforeAll(async () => {
  test = await openTestApp();
  heron = await test.build.district('heron');
  await test.build.district('osprey');
});
afterAll(() => test.close());

const learner = async (username: string, place = heron): Promise<string> => {
  const person = await newPerson(test, place, { given: 'Ivy' });
  await giveAccount(test, place, person, { username: `${username}@${place.slug}` });
  return person;
};

describe('session.sign_in', () => {
  it('knows a user name with its district, given apart or together, in any case', async () => {
    const person = await learner('ivy');
    for (const body of [
      { login: 'Ivy', district: 'heron', password: PASSWORD },
      { login: ' ivy@HERON ', password: PASSWORD },
      { login: 'ivy', district: 'Heron', password: PASSWORD },
    ]) {
      const answer = await postSignIn(test, body);
      expect(answer.statusCode).toBe(200);
      expect(answer.data).toMatchObject({
        signedIn: true,
        person: { id: person },
        district: { slug: 'heron' },
      });
    }
    expect(
      (await postSignIn(test, { login: 'ivy', district: 'osprey', password: PASSWORD })).statusCode,
    ).toBe(401);
    expect((await postSignIn(test, { login: 'ivy', password: PASSWORD })).statusCode).toBe(401);
  });

  it('opens a session by e-mail, with careful cookies and an audit line', async () => {
    const person = await newPerson(test, heron, { given: 'Noa' });
    const account = await giveAccount(test, heron, person, { email: 'noa@example.org' });
    const answer = await postSignIn(test, { login: 'Noa@Example.org', password: PASSWORD });
    expect(answer.statusCode).toBe(200);
    const cookies = setCookies(answer.headers);
    expect(cookies).toHaveLength(2);
    for (const line of cookies) expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const again = await test.call('session.read', cookieFrom(answer.headers));
    expect(again.data).toMatchObject({ signedIn: true, person: { id: person } });
    const lines = await auditActions(test, heron, 'person.signed_in');
    expect(lines.at(-1)).toMatchObject({ resource_id: person, detail: { how: 'password' } });
    const rows = await test.database.asOwner<{ days: number }>(
      `select round(extract(epoch from "expiresAt" - "createdAt") / 86400)::int as days, abs(extract(epoch from $2::timestamptz - "createdAt")) < 60 as real
       from platform.session where "userId" = $1`,
      [account, new Date()],
    );
    expect(rows).toEqual([{ days: 14, real: true }]);
  });

  it('ends the session that the device had before', async () => {
    await learner('first');
    await learner('second');
    const first = await postSignIn(test, { login: 'first@heron', password: PASSWORD });
    const cookie = cookieFrom(first.headers);
    await postSignIn(test, { login: 'second@heron', password: PASSWORD }, '198.51.100.1', cookie);
    expect((await test.call('session.read', cookie)).data.signedIn).toBe(false);
  });

  it('answers a wrong name and a wrong password alike, each after one whole digest', async () => {
    await learner('wren');
    const digest = vi.spyOn(test.services.auth, 'verifyPassword');
    for (const login of ['wren@heron', 'nobody@heron']) {
      const answer = await postSignIn(test, { login, password: 'not the password' }, '198.51.100.2');
      expect([answer.statusCode, answer.code]).toEqual([401, 'wrong_credentials']);
      expect(setCookies(answer.headers)).toEqual([]);
    }
    expect(digest.mock.calls.map(([stored]) => stored === null)).toEqual([false, true]);
    digest.mockRestore();
    // Processor time of this process, not the clock on the wall: a busy machine does not change it.
    const cost = async (stored: string | null): Promise<number> => {
      const before = process.cpuUsage();
      expect(await test.services.auth.verifyPassword(stored, 'not the password')).toBe(false);
      const spent = process.cpuUsage(before);
      return spent.user + spent.system;
    };
    const stored = await test.services.auth.hashPassword('some other password');
    const [known, unknown] = [await cost(stored), await cost(null)];
    expect(unknown).toBeGreaterThan(known / 4);
  });

  it('refuses an account whose person is inactive everywhere, and takes the district where they are not', async () => {
    const person = await newPerson(test, heron, { active: false });
    const account = await giveAccount(test, heron, person, { email: 'gone@example.org' });
    const refused = await postSignIn(test, { login: 'gone@example.org', password: PASSWORD });
    expect(refused.code).toBe('wrong_credentials');
    const kite = await test.build.district('kite');
    const other = await newPerson(test, kite);
    await test.database.asOwner('insert into cairn.membership values ($1, $2, $3, $4)', [
      kite.id,
      other,
      account,
      new Date(),
    ]);
    await test.database.asOwner('insert into platform.membership_locator values ($1, $2)', [
      account,
      kite.id,
    ]);
    const answer = await postSignIn(test, { login: 'gone@example.org', password: PASSWORD });
    expect(answer.data).toMatchObject({ district: { slug: 'kite' }, person: { id: other } });
    const read = await test.call('session.read', cookieFrom(answer.headers));
    expect(read.data.district?.slug).toBe('kite');
  });

  it('refuses somebody whom the roster keeps out, also with a session from before', async () => {
    const person = await learner('kept');
    const before = await postSignIn(test, { login: 'kept@heron', password: PASSWORD });
    await test.database.asOwner(
      `update cairn.person set roster_extra = '{"enabledUser": false}' where id = $1`,
      [person],
    );
    const after = await postSignIn(test, { login: 'kept@heron', password: PASSWORD });
    expect([before.statusCode, after.code]).toEqual([200, 'wrong_credentials']);
    const read = await test.call('framework.list', cookieFrom(before.headers));
    expect(read.status).toBe(404);
  });

  it.each([
    [{ login: '', password: 'x' }],
    [{ login: 'a'.repeat(255), password: 'x' }],
    [{ login: 'ivy@heron', password: 'x'.repeat(201) }],
    [{ login: 'ivy@heron', password: '' }],
    [{ login: 'ivy', password: 'x', district: 'x'.repeat(64) }],
  ])('refuses input outside its shape: %#', async (body) => {
    const answer = await postSignIn(test, body);
    expect([answer.statusCode, answer.code]).toEqual([400, 'invalid_request']);
  });

  it.each(["x' or 1=1 --", 'a\u0000b@heron', '%@%', '🪨@heron'])(
    'treats %j as one more wrong name',
    async (login) => {
      const answer = await postSignIn(
        test,
        { login, password: PASSWORD, district: "he'ron" },
        '198.51.100.9',
      );
      expect([answer.statusCode, answer.code]).toEqual([401, 'wrong_credentials']);
    },
  );
});

describe('lockout', () => {
  const lockOf = async (login: string) =>
    (
      await test.database.asOwner<{ failures: number; seconds: number | null }>(
        'select failures, extract(epoch from locked_until - last_at)::int as seconds from platform.sign_in_failure where key = $1',
        [failureKey(login)],
      )
    )[0];
  const unlock = (login: string) =>
    test.database.asOwner('update platform.sign_in_failure set locked_until = last_at where key = $1', [
      failureKey(login),
    ]);
  const wrong = async (login: string) =>
    (await postSignIn(test, { login, password: 'wrong' }, '203.0.113.5')).code;

  it('locks a name after five wrong passwords, longer each time, and a right one resets', async () => {
    await learner('crane');
    for (let n = 0; n < 5; n += 1) expect(await wrong('crane@heron')).toBe('wrong_credentials');
    expect(await lockOf('crane@heron')).toEqual({ failures: 5, seconds: 60 });
    const locked = await postSignIn(test, { login: 'crane@heron', password: PASSWORD });
    expect([locked.statusCode, locked.code]).toEqual([423, 'locked']);
    await unlock('crane@heron');
    expect(await wrong('crane@heron')).toBe('wrong_credentials');
    expect(await lockOf('crane@heron')).toEqual({ failures: 6, seconds: 120 });
    await unlock('crane@heron');
    expect((await postSignIn(test, { login: 'crane@heron', password: PASSWORD })).statusCode).toBe(200);
    expect(await lockOf('crane@heron')).toBeUndefined();
  });

  it('locks a name that does not exist just so, also when the guesses come at once', async () => {
    const codes = await Promise.all(Array.from({ length: 9 }, () => wrong('ghost@heron')));
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'locked')).toHaveLength(4);
  });

  it('begins again after a quiet day', async () => {
    for (let n = 0; n < 3; n += 1) await wrong('rare@heron');
    await test.database.asOwner(
      "update platform.sign_in_failure set last_at = last_at - interval '25 hours' where key = $1",
      [failureKey('rare@heron')],
    );
    await wrong('rare@heron');
    expect(await lockOf('rare@heron')).toEqual({ failures: 1, seconds: null });
  });
});

describe('the limit per address', () => {
  it('refuses an address after 30 wrong ones, and no other', async () => {
    await learner('tern');
    const guess = (n: number) => postSignIn(test, { login: `guess-${n}@heron`, password: 'x' }, '192.0.2.44');
    for (let n = 0; n < 30; n += 5) await Promise.all([0, 1, 2, 3, 4].map((more) => guess(n + more)));
    const answer = await postSignIn(test, { login: 'tern@heron', password: PASSWORD }, '192.0.2.44');
    expect([answer.statusCode, answer.code]).toEqual([429, 'too_many_requests']);
    expect(
      (await postSignIn(test, { login: 'tern@heron', password: PASSWORD }, '192.0.2.45')).statusCode,
    ).toBe(200);
  });

  it('lets a whole class in from one address', async () => {
    await learner('class');
    const answers = [];
    for (let n = 0; n < 31; n += 1)
      answers.push(await postSignIn(test, { login: 'class@heron', password: PASSWORD }, '192.0.2.50'));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  });
});

describe('one district only', () => {
  it('needs no district beside the name', async () => {
    const small = await openTestApp();
    try {
      const place = await small.build.district('alone');
      const person = await newPerson(small, place);
      await giveAccount(small, place, person, { username: 'ivy@alone' });
      expect((await postSignIn(small, { login: 'ivy', password: PASSWORD })).statusCode).toBe(200);
    } finally {
      await small.close();
    }
  });
});
