import type { Session as SessionFacts } from '@cairn/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../../api/call.ts';
import { problemOf } from '../../api/problem.ts';
import { type Session, SessionContext, visitor } from '../../app/session.ts';
import { DistrictSwitch } from './district-switch.tsx';
import { leadingRole } from './leading-role.ts';
import { useRoleWord } from './role-words.ts';
import { enterSession, sessionQuery } from './session-query.ts';
import { useNav } from './use-nav.ts';
import { useOwnLocale } from './use-own-locale.ts';
import { useSearch } from './use-search.ts';
import { useSessionEnded } from './use-session-ended.ts';

/** Reads who is here, and tells the frame and every screen. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const session = useQuery(sessionQuery);
  const person = session.data?.person ?? null;
  const ended = useSessionEnded(person?.id ?? null);
  useOwnLocale(person);
  const member = useMember(session.data ?? null, ended);
  const retry = () => void session.refetch();
  const value: Session =
    member ??
    (session.isPending
      ? { ...visitor, status: 'unknown' }
      : session.isError
        ? { ...visitor, status: 'failed', problem: problemOf(session.error), retry }
        : { ...visitor, facts: session.data });
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** Everything that holds for somebody who is signed in; null for a visitor. */
function useMember(facts: SessionFacts | null, ended: boolean): Session | null {
  const roleWord = useRoleWord();
  const nav = useNav();
  const search = useSearch(facts?.abilities.includes('trail.read') ?? false);
  const signOut = useSignOut();
  if (facts === null || !facts.signedIn || facts.person === null) return null;
  const lead = leadingRole(facts.roles);
  const staff = facts.roles.some(({ role }) => role !== 'learner' && role !== 'guardian');
  const role = lead ? `${roleWord(lead.role)}, ${lead.orgName}` : (facts.district?.name ?? '');
  return {
    status: 'member',
    facts,
    ended,
    person: { name: facts.person.name, role },
    nav: nav(facts),
    density: staff ? 'dense' : 'calm',
    ...(staff ? { search } : {}),
    signOut,
    ...(facts.districts.length > 1 ? { menu: <DistrictSwitch session={facts} /> } : {}),
  };
}

function useSignOut(): () => void {
  const client = useQueryClient();
  const router = useRouter();
  return () => {
    const leave = async () => {
      await call('session.sign_out').catch(() => undefined);
      const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await router.navigate({ to: '/sign-in' });
      enterSession(client, session);
    };
    void leave();
  };
}
