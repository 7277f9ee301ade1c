import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from './session.ts';
import { Shell } from './shell/shell.tsx';
import { MissingScreen } from './standard-screens.tsx';

/** The shell around every ordinary screen, filled from the session. */
export function Frame({ children }: { readonly children?: ReactNode }) {
  const { person, nav, density, search, signOut } = useSession();
  return (
    <Shell person={person} nav={nav} density={density} onSearch={search} onSignOut={signOut}>
      {children ?? <Outlet />}
    </Shell>
  );
}

/** For addresses that match no route at all, and so have no frame of their own. */
export function FramedMissingScreen() {
  return (
    <Frame>
      <MissingScreen />
    </Frame>
  );
}
