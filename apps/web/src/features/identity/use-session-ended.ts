import { type QueryCacheNotifyEvent, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { problemOf } from '../../api/problem.ts';

/** Codes that say that nobody is signed in any more; a wrong password on the sign-in screen is not one of them. */
const endings: ReadonlySet<string> = new Set(['not_signed_in', 'session_expired']);

/** True when this failure means that the session is over. */
export function endsSession(error: unknown): boolean {
  return endings.has(problemOf(error).code);
}

/** True from the first answer that refuses a signed-in page its session, until `key` (who is here) changes. */
export function useSessionEnded(key: string | null): boolean {
  const client = useQueryClient();
  const [endedFor, setEndedFor] = useState<string | null>(null);
  useEffect(() => {
    if (key === null) {
      // Nobody is here any more: the same person may come in again with a new session.
      setEndedFor(null);
      return;
    }
    const note = (error: unknown) => {
      if (error && endsSession(error)) setEndedFor(key);
    };
    const stopQueries = client.getQueryCache().subscribe((event: QueryCacheNotifyEvent) => {
      if (event.type === 'updated' && event.action.type === 'error') note(event.action.error);
    });
    const stopCommands = client.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') note(event.action.error);
    });
    return () => {
      stopQueries();
      stopCommands();
    };
  }, [client, key]);
  return key !== null && endedFor === key;
}
