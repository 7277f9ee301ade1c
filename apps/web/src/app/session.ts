import type { Session as SessionFacts } from '@cairn/contract';
import { createContext, type ReactNode, useContext } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import type { NavItem, SearchHit, ShellPerson } from './shell/shell-types.ts';

export type Ability = SessionFacts['abilities'][number];

/** What the frame and the screens need to know about who is here. The feature that signs people in provides it. */
export interface Session {
  /** `unknown` until the server has answered; `failed` when it could not. */
  readonly status: 'unknown' | 'failed' | 'visitor' | 'member';
  /** Why the session could not be read. */
  readonly problem?: ApiProblem;
  /** Reads the session again. */
  readonly retry?: () => void;
  /** The server's own words about the session; null until they are there. */
  readonly facts: SessionFacts | null;
  /** The session ended while a page was open. */
  readonly ended: boolean;
  readonly person: ShellPerson | null;
  /** Only places that this person may open, in order of use. */
  readonly nav: readonly NavItem[];
  readonly density: 'calm' | 'dense';
  readonly search?: (query: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
  readonly signOut?: () => void;
  /** Further choices in the person's menu, such as the district to work in. */
  readonly menu?: ReactNode;
}

export const visitor: Session = {
  status: 'visitor',
  facts: null,
  ended: false,
  person: null,
  nav: [],
  density: 'calm',
};

export const SessionContext = createContext<Session>(visitor);

export function useSession(): Session {
  return useContext(SessionContext);
}

/** True when this permission holds somewhere in the district; the server still decides for each record. */
export function useAbility(ability: Ability): boolean {
  return useSession().facts?.abilities.includes(ability) ?? false;
}

/** The id of the person who is signed in, or null. */
export function useOwnId(): string | null {
  return useSession().facts?.person?.id ?? null;
}
