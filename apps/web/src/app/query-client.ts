import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from '../api/problem.ts';
import { onlineState } from '../offline/online-state.ts';

/** Only what may pass by itself is tried again: no answer, or a fault of the server. */
export function mayTryAgain(failures: number, error: unknown): boolean {
  const { status } = problemOf(error);
  return failures < 2 && (status === 0 || status >= 500);
}

const noteReached = () => onlineState().report(true);
const noteFailure = (error: unknown) => onlineState().report(problemOf(error).code !== 'unreachable');

/** The one store of what the server has said. Each answer also tells whether the server is in reach. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onSuccess: noteReached, onError: noteFailure }),
    mutationCache: new MutationCache({ onSuccess: noteReached, onError: noteFailure }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: mayTryAgain, networkMode: 'offlineFirst' },
      mutations: { retry: false, networkMode: 'offlineFirst' },
    },
  });
}
