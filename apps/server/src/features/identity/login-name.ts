import { LOGIN_NAME } from '../../platform/auth/auth.ts';

/** E-mail addresses of accounts whose person has none; `.invalid` can never receive mail (RFC 2606). */
const NO_MAIL = '@no-mail.invalid';

/** An address in the place of an e-mail that does not exist; accounts need one that is theirs alone. */
export function noMailAddress(id: string): string {
  return `${id}${NO_MAIL}`;
}

/**
 * An e-mail address as a login: lower case; null when the text is not one that mail could reach. It needs a dot
 * after the `@`, which a district's slug never has, so that no address looks like another person's user name.
 */
export function emailLogin(text: string | null): string | null {
  const email = text?.trim().toLowerCase() ?? '';
  if (email.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) || email.endsWith(NO_MAIL))
    return null;
  return email;
}

/**
 * What somebody typed as their login, in the one form under which accounts are kept: an e-mail or `name@slug`.
 * Control characters, which no account's name has and the database does not take, become spaces.
 */
export function canonicalLogin(typed: string, districtSlug: string | null): string {
  const login = typed
    .replaceAll(/\p{Cc}/gu, ' ')
    .normalize('NFKC')
    .trim()
    .toLowerCase();
  return login.includes('@') || districtSlug === null ? login : `${login}@${districtSlug}`;
}

/** A text's letters and digits as ASCII lower case: `Núñez-Ortiz` becomes `nunez-ortiz`. */
function plain(text: string): string {
  const ascii = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return ascii.replaceAll(/[^a-z0-9._-]+/g, '-').replaceAll(/^[-._]+|[-._]+$/g, '');
}

/** The part before the `@` of a user name: the roster's own where there is one, else from the person's name. */
export function nameBase(person: { username: string | null; given: string; family: string }): string {
  const roster = plain(person.username?.split('@')[0] ?? '').slice(0, 60);
  if (roster !== '') return roster;
  const made = [plain(person.given), plain(person.family)].filter((part) => part !== '').join('.');
  return made === '' ? 'person' : made.slice(0, 60);
}

/**
 * The user name of a person in a district.
 * @param unique whether nobody else goes by this base; otherwise the end of the person's id tells them apart
 * @throws Error when the parts make no user name, which the shapes of a slug and of a base rule out
 */
export function userName(base: string, slug: string, personId: string, unique: boolean): string {
  const name = `${unique ? base : `${base}.${personId.slice(-4)}`}@${slug}`;
  if (!LOGIN_NAME.test(name)) throw new Error(`Not a user name: ${name}`);
  return name;
}
