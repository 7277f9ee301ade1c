import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { PERMISSIONS } from './permissions.ts';
import { Locale, Moment, PersonCard, Role, Uuid } from './primitives.ts';

const District = z.object({ id: Uuid, slug: z.string(), name: z.string(), timeZone: z.string() });

/** Who is here, and what they may do: abilities are computed by the server and only shown by the client. */
export const Session = z
  .object({
    mode: z.enum(['demo', 'production']),
    clockShiftMs: z.number(),
    signedIn: z.boolean(),
    person: PersonCard.extend({ locale: Locale.nullable() }).nullable(),
    district: District.nullable(),
    roles: z.array(z.object({ role: Role, orgId: Uuid, orgName: z.string() })),
    /** Permissions that hold somewhere in this district; the screen to open first follows `home`. */
    abilities: z.array(z.enum(PERMISSIONS)),
    home: z.enum(['trail', 'today', 'family', 'schools', 'console', 'none']),
    districts: z.array(District),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** A new password. The rules (ten characters and more) answer with `rule_broken`, which names what is wrong. */
const Password = z.string().min(1).max(200);
export const SignInRequest = z.object({
  login: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(200),
  district: z.string().trim().max(63).optional(),
});

export const DemoPerson = z.object({
  personId: Uuid,
  name: z.string(),
  role: Role,
  about: z.object({ en: z.string(), es: z.string() }),
});

export const LinkFacts = z.object({
  purpose: z.enum(['invitation', 'reset']),
  name: z.string(),
  district: z.string(),
  login: z.string(),
  expiresAt: Moment,
});

export const identityEndpoints = {
  'session.read': endpoint({
    method: 'GET',
    path: '/api/session',
    permission: 'session.read',
    summary: 'Who is signed in, in which district, and what they may do',
    response: Session,
  }),
  'session.sign_in': endpoint({
    method: 'POST',
    path: '/api/session',
    permission: 'session.sign_in',
    summary: 'Sign in with an e-mail address or a user name, and a password',
    body: SignInRequest,
    response: Session,
    errors: ['wrong_credentials', 'locked', 'too_many_requests'],
  }),
  'session.sign_out': endpoint({
    method: 'DELETE',
    path: '/api/session',
    permission: 'session.sign_out',
    summary: 'Sign out on this device',
    response: z.object({ signedIn: z.literal(false) }),
  }),
  'session.choose_district': endpoint({
    method: 'PUT',
    path: '/api/session/district',
    permission: 'session.choose_district',
    summary: 'Work in another district that this account belongs to',
    body: z.object({ districtId: Uuid }),
    response: Session,
  }),
  'demo.people': endpoint({
    method: 'GET',
    path: '/api/demo/people',
    permission: 'demo.sign_in',
    summary: 'The people of the demo district that one click signs in as (demo mode only)',
    response: z.object({ items: z.array(DemoPerson) }),
  }),
  'demo.sign_in': endpoint({
    method: 'POST',
    path: '/api/demo/sign-in',
    permission: 'demo.sign_in',
    summary: 'Sign in as a demo person (demo mode only)',
    body: z.object({ personId: Uuid }),
    response: Session,
  }),
  'link.read': endpoint({
    method: 'GET',
    path: '/api/sign-in-links/:token',
    permission: 'link.use',
    summary: 'What a one-time sign-in link is for',
    params: z.object({ token: z.string().min(20).max(100) }),
    response: LinkFacts,
    errors: ['link_not_valid'],
  }),
  'link.use': endpoint({
    method: 'POST',
    path: '/api/sign-in-links/:token',
    permission: 'link.use',
    summary: 'Set a password by a one-time link, and sign in',
    params: z.object({ token: z.string().min(20).max(100) }),
    body: z.object({ password: Password }),
    response: Session,
    errors: ['link_not_valid', 'rule_broken'],
  }),
  'person.sign_in_link': endpoint({
    method: 'POST',
    path: '/api/people/:personId/sign-in-link',
    permission: 'person.reset_sign_in',
    summary: 'Make a one-time link with which a person sets a new password; former links end',
    params: z.object({ personId: Uuid }),
    response: z.object({
      url: z.string(),
      login: z.string(),
      expiresAt: Moment,
      purpose: z.enum(['invitation', 'reset']),
    }),
    errors: ['rule_broken'],
  }),
};
