import { Outlet } from '@tanstack/react-router';
import { useSession } from './session.ts';
import { Shell } from './shell/shell.tsx';

/** The shell around every ordinary screen, filled from the session. */
export function Frame() {
  const { person, nav, density, search, signOut } = useSession();
  return (
    <Shell person={person} nav={nav} density={density} onSearch={search} onSignOut={signOut}>
      <Outlet />
    </Shell>
  );
}
