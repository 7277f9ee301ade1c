import { createContext, useContext } from 'react';
import type { NavItem, SearchHit, ShellPerson } from './shell/shell-types.ts';

/** What the frame needs to know about who is here. The feature that signs people in provides it. */
export interface Session {
  readonly person: ShellPerson | null;
  /** Only places that this person may open, in order of use. */
  readonly nav: readonly NavItem[];
  readonly density: 'calm' | 'dense';
  readonly search?: (query: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
  readonly signOut?: () => void;
}

export const visitor: Session = { person: null, nav: [], density: 'calm' };

export const SessionContext = createContext<Session>(visitor);

export function useSession(): Session {
  return useContext(SessionContext);
}
