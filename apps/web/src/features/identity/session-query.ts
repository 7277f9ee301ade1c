import type { Session } from '@cairn/contract';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { setClockShift } from '../../app/clock.ts';

/** Who is here. One answer for the whole page, whatever its language. */
export const sessionQuery = queryOptions({
  queryKey: ['session.read'],
  queryFn: async ({ signal }) => {
    const session = await call('session.read', { signal });
    setClockShift(session.clockShiftMs);
    return session;
  },
  staleTime: 5 * 60_000,
});

/** Somebody else is here now: nothing that was read for the former person stays. */
export function enterSession(client: QueryClient, session: Session): void {
  setClockShift(session.clockShiftMs);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session.read' });
  client.setQueryData(sessionQuery.queryKey, session);
}
