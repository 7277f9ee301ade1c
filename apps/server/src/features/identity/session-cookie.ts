import { createHmac } from 'node:crypto';
import { SESSION_S } from '../../platform/auth/auth.ts';

export const SESSION_COOKIE = 'cairn.session_token';
export const DISTRICT_COOKIE = 'cairn_district';

/** The cookie of a session, signed the way better-auth verifies it (HMAC-SHA256 of the token, base64). */
export function sessionCookie(token: string, secret: string, secure: boolean): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  const value = encodeURIComponent(`${token}.${signature}`);
  const name = secure ? `__Secure-${SESSION_COOKIE}` : SESSION_COOKIE;
  return `${name}=${value}; Max-Age=${SESSION_S}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** Ends the session's and the district's cookies on this device. */
export function clearedCookies(secure: boolean): string[] {
  const name = secure ? `__Secure-${SESSION_COOKIE}` : SESSION_COOKIE;
  const rest = `=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return [`${name}${rest}`, `${DISTRICT_COOKIE}${rest}`];
}

/** Remembers the chosen district; only a hint, membership is checked on every request. */
export function districtCookie(districtId: string, secure: boolean): string {
  return `${DISTRICT_COOKIE}=${districtId}; Max-Age=${SESSION_S}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** One cookie's value out of a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim());
  }
  return null;
}

/** Null for a value that no encoder wrote. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
