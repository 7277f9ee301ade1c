import { AppError, type InvalidField } from '../../platform/http/problem.ts';

/** Fewest characters of a password. */
export const PASSWORD_CHARACTERS = 10;

/** Passwords of ten characters and more that people choose most, lower case; the shorter ones are refused anyway. */
const COMMON = new Set([
  '0123456789',
  '0987654321',
  '1234567890',
  '12345678910',
  '123456789a',
  '1q2w3e4r5t',
  'abcdefghij',
  'abcd123456',
  'administrator',
  'baseball123',
  'changeme123',
  'contrasena',
  'contraseña',
  'contrasena123',
  'football123',
  'iloveyou123',
  'letmein1234',
  'minecraft123',
  'password12',
  'password123',
  'passwordpassword',
  'qwerty12345',
  'qwertyuiop',
  'teamo12345',
  'welcome123',
]);

/**
 * Refuse a password that is too short, is the login (or the name in it), is one character over and over, or is
 * among the most common ones.
 * @param field the name of the field in the answer, for example `body.password`
 * @throws AppError `rule_broken` naming the field
 */
export function assertGoodPassword(password: string, login: string, field: string): void {
  const fault = faultOf(password, login);
  if (fault === null) return;
  const invalid: InvalidField = { name: field, ...fault };
  throw new AppError('rule_broken', undefined, [invalid]);
}

function faultOf(password: string, login: string): Omit<InvalidField, 'name'> | null {
  const lower = password.normalize('NFKC').trim().toLowerCase();
  if ([...password.normalize('NFKC')].length < PASSWORD_CHARACTERS)
    return { code: 'too_short', reason: `must have at least ${PASSWORD_CHARACTERS} characters` };
  if (lower === login || lower === login.split('@')[0])
    return { code: 'is_login', reason: 'must not be the name you sign in with' };
  if (COMMON.has(lower) || new Set(lower).size < 3)
    return { code: 'too_common', reason: 'is one of the first that others would try' };
  return null;
}
