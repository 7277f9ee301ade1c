import { describe, expect, it } from 'vitest';
import { failureKey, lockMinutes } from './lockout.ts';
import { canonicalLogin, emailLogin, nameBase, userName } from './login-name.ts';
import { assertGoodPassword } from './password-rules.ts';

describe('lockMinutes', () => {
  it('locks from the fifth on, doubling up to 15 minutes', () => {
    expect([1, 4, 5, 6, 7, 8, 9, 10, 5000].map(lockMinutes)).toEqual([0, 0, 1, 2, 4, 8, 15, 15, 15]);
  });
  it('counts under a key that does not hold the name', () => {
    expect(failureKey('ana@heron')).not.toContain('ana');
    expect(failureKey('ana@heron')).not.toBe(failureKey('ana@hern'));
  });
});

describe('login names', () => {
  it.each([
    [' Ana.Lopez ', 'heron', 'ana.lopez@heron'],
    ['Ana.Lopez@Heron', null, 'ana.lopez@heron'],
    ['ana@example.org', 'heron', 'ana@example.org'],
    ['ana', null, 'ana'],
  ])('%j in %j is %s', (typed, slug, login) => expect(canonicalLogin(typed, slug)).toBe(login));

  it.each([
    ['Ana@Example.ORG', 'ana@example.org'],
    ['ana@heron', null],
    ['ana@example.', null],
    ['a b@example.org', null],
    ['x@no-mail.invalid', null],
    [`${'a'.repeat(250)}@b.org`, null],
    [null, null],
    ['', null],
  ])('%j as an e-mail is %j', (text, email) => expect(emailLogin(text)).toBe(email));

  it.each([
    [{ username: 'R.Núñez', given: 'x', family: 'y' }, 'r.nunez'],
    [{ username: 'kid@school.example', given: 'x', family: 'y' }, 'kid'],
    [{ username: null, given: 'José María', family: 'de la O' }, 'jose-maria.de-la-o'],
    [{ username: ' ', given: '李', family: '王' }, 'person'],
  ])('%j goes by %s', (person, base) => expect(nameBase(person)).toBe(base));

  it('tells namesakes apart by the end of the id', () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect(userName('ana', 'heron', id, true)).toBe('ana@heron');
    expect(userName('ana', 'heron', id, false)).toBe('ana.8057@heron');
  });
});

describe('assertGoodPassword', () => {
  it.each([
    ['short-one', 'too_short'],
    ['🪨🪨🪨🪨🪨', 'too_short'],
    ['Ana.Lopez-Marsh@heron', 'is_login'],
    ['ANA.LOPEZ-MARSH', 'is_login'],
    ['Password123', 'too_common'],
    ['aaaaaaaaaaaa', 'too_common'],
    ['abababababab', 'too_common'],
  ])('refuses %j as %s', (password, code) => {
    const check = () => assertGoodPassword(password, 'ana.lopez-marsh@heron', 'body.password');
    expect(check).toThrowError(expect.objectContaining({ code: 'rule_broken' }));
    expect(check).toThrowError(
      expect.objectContaining({ invalid: [expect.objectContaining({ name: 'body.password', code })] }),
    );
  });
  it('takes a good one', () => assertGoodPassword('granite path 7', 'ana@heron', 'body.password'));
});
