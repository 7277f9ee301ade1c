import type { Session } from '@cairn/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { afterSignIn } from './home-address.ts';
import { enterSession } from './session-query.ts';

/** Goes in with a new session: to the address that was asked for, else to the person's own first screen. */
export function useEnter(back?: string | undefined): (session: Session) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (session) => {
    enterSession(client, session);
    router.history.replace(afterSignIn(session.home, back));
  };
}
