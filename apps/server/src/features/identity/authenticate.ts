import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inTransaction } from '../../platform/db/transaction.ts';
import type { DistrictRow } from '../../platform/district/queries.ts';
import { AppError } from '../../platform/http/problem.ts';
import type { Identity } from '../../platform/http/stations.ts';
import type { Services } from '../../platform/services.ts';
import { selectDistrictsOfAccount } from './queries.ts';
import { DISTRICT_COOKIE, readCookie, SESSION_COOKIE } from './session-cookie.ts';

/** How long a process may remember which districts an account belongs to. Only a locator: membership itself is read each time. */
const LOCATOR_MS = 30_000;

/** Which districts an account belongs to, remembered for a moment. */
export type Locator = {
  readonly districts: (accountId: string) => Promise<readonly DistrictRow[]>;
  readonly forget: (accountId: string) => void;
};

export function createLocator(services: Services): Locator {
  const known = new Map<string, { until: number; districts: readonly DistrictRow[] }>();
  return {
    forget: (accountId) => known.delete(accountId),
    districts: async (accountId) => {
      const now = performance.now();
      const before = known.get(accountId);
      if (before !== undefined && before.until > now) return before.districts;
      const districts = await inTransaction(services.database, null, () =>
        selectDistrictsOfAccount(accountId),
      );
      if (known.size > 50_000) known.clear();
      known.set(accountId, { until: now + LOCATOR_MS, districts });
      return districts;
    },
  };
}

/**
 * Stations one and two: who is signed in, and in which district this request acts. A write must also carry the
 * header that only Cairn's own pages and scripts send, which no other site can (cross-site request forgery).
 */
export function installAuthentication(app: FastifyInstance, services: Services, locator: Locator): void {
  app.decorateRequest('identity', null);
  app.addHook('onRequest', async (request, reply) => {
    const { permission } = request.routeOptions.config;
    if (permission === undefined) return;
    if (request.method !== 'GET' && request.method !== 'HEAD' && request.headers['x-cairn-csrf'] !== '1')
      throw new AppError('cross_site');
    const found = await identify(request, services, locator);
    request.identity = found.identity;
    if (found.cookies.length > 0) reply.header('set-cookie', found.cookies);
    if (found.identity === null && services.policy[permission]?.on !== 'anyone')
      throw new AppError(found.hadCookie ? 'session_expired' : 'not_signed_in');
  });
}

type Found = { identity: Identity | null; hadCookie: boolean; cookies: string[] };

async function identify(request: FastifyRequest, services: Services, locator: Locator): Promise<Found> {
  const cookie = request.headers.cookie;
  if (cookie === undefined || !cookie.includes(SESSION_COOKIE))
    return { identity: null, hadCookie: false, cookies: [] };
  const { response, headers } = await services.auth.api.getSession({
    headers: new Headers({ cookie }),
    returnHeaders: true,
  });
  if (response === null) return { identity: null, hadCookie: true, cookies: [] };
  const wanted = readCookie(cookie, DISTRICT_COOKIE);
  const districts = await districtsWith(locator, response.user.id, wanted);
  const district = districts.find(({ id }) => id === wanted) ?? districts[0];
  const identity = {
    accountId: response.user.id,
    sessionToken: response.session.token,
    districtId: district?.id ?? null,
  };
  return { identity, hadCookie: true, cookies: headers.getSetCookie() };
}

/** The account's districts; read afresh when the wanted one is missing, for another process may just have added it. */
async function districtsWith(
  locator: Locator,
  accountId: string,
  wanted: string | null,
): Promise<readonly DistrictRow[]> {
  const known = await locator.districts(accountId);
  if (wanted === null || known.some(({ id }) => id === wanted)) return known;
  locator.forget(accountId);
  return locator.districts(accountId);
}
