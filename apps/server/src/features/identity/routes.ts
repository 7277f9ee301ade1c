import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecure } from '../../platform/auth/origin.ts';
import { AppError } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/stations.ts';
import type { Services } from '../../platform/services.ts';
import { createAddressLimit } from './address-limit.ts';
import type { Locator } from './authenticate.ts';
import { listDemoPeople, signInToDemo } from './demo.ts';
import { makeSignInLink } from './make-link.ts';
import { loadResettable } from './resettable.ts';
import { readSession } from './service.ts';
import { clearedCookies, DISTRICT_COOKIE, districtCookie, readCookie } from './session-cookie.ts';
import { signIn } from './sign-in.ts';
import { chooseDistrict, signOut } from './sign-out.ts';
import { cookiesOf, type SignedIn, type Visit } from './start-session.ts';
import { acceptLink, readLink } from './use-link.ts';

export function identityRoutes(server: Server, locator: Locator): void {
  const { services } = server;
  const door = { services, locator, limit: createAddressLimit() };
  const welcome: Welcome = async (signedIn, reply) => {
    locator.forget(signedIn.accountId);
    reply.header('set-cookie', await cookiesOf(services, signedIn));
    return readSession(services, locator, signedIn);
  };

  server.open('session.read', ({ request }) => readSession(services, locator, request.identity));
  server.open('session.sign_in', async ({ body, request, reply }) =>
    welcome(await signIn(door, body, visitOf(request)), reply),
  );
  server.open('session.sign_out', async ({ request, reply }) => {
    await signOut(services, request.identity);
    reply.header('set-cookie', clearedCookies(isSecure(services.config)));
    return { signedIn: false };
  });
  server.open('session.choose_district', async ({ body, request, reply }) => {
    if (request.identity === null) throw new AppError('not_signed_in');
    const chosen = await chooseDistrict(services, request.identity, body.districtId);
    locator.forget(chosen.accountId);
    reply.header('set-cookie', districtCookie(chosen.districtId, isSecure(services.config)));
    return readSession(services, locator, chosen);
  });

  linkRoutes(server, services, welcome);
  demoRoutes(server, services, welcome);
}

/** Sets the cookies of a new session, and answers with what it may do. */
type Welcome = (signedIn: SignedIn, reply: FastifyReply) => ReturnType<typeof readSession>;

function linkRoutes(server: Server, services: Services, welcome: Welcome): void {
  server.open('link.read', ({ params, request }) =>
    readLink(services, params.token, request.identity?.accountId ?? null),
  );
  server.open('link.use', async ({ params, body, request, reply }) =>
    welcome(await acceptLink(services, params.token, body.password, visitOf(request)), reply),
  );
  // Not kept for repeats like other commands: the answer holds the token, and a repeat may well make a new link.
  server.tenant('person.sign_in_link', {
    load: ({ actor, params, now }) => loadResettable(actor, params.personId, now),
    act: ({ actor, params, now }) =>
      makeSignInLink(services.config, { personId: params.personId, madeBy: actor, now }),
  });
}

function demoRoutes(server: Server, services: Services, welcome: Welcome): void {
  server.open('demo.people', async () => ({ items: await listDemoPeople(services) }));
  server.open('demo.sign_in', async ({ body, request, reply }) =>
    welcome(await signInToDemo(services, body.personId, visitOf(request)), reply),
  );
}

function visitOf(request: FastifyRequest): Visit {
  return {
    address: request.ip,
    identity: request.identity,
    districtHint: readCookie(request.headers.cookie, DISTRICT_COOKIE),
  };
}
