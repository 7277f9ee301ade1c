import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { ProblemCard } from '../ui/problem.tsx';
import { Screen } from './screen.tsx';
import { useSession } from './session.ts';
import { Shell } from './shell/shell.tsx';
import { LoadingScreen, MissingScreen } from './standard-screens.tsx';

const SessionEnded = lazy(() =>
  import('../features/identity/session-ended.tsx').then((module) => ({ default: module.SessionEnded })),
);

/** The shell around every ordinary screen, filled from the session. */
export function Frame({ children }: { readonly children?: ReactNode }) {
  const { person, nav, density, search, signOut, menu } = useSession();
  return (
    <Shell person={person} nav={nav} density={density} onSearch={search} onSignOut={signOut} menu={menu}>
      {children ?? <Outlet />}
    </Shell>
  );
}

/** The frame of screens that only members open: a visitor goes to sign in, and comes back to the same address. */
export function MemberFrame() {
  const { status, ended } = useSession();
  const back = useLocation({ select: ({ href }) => href });
  if (status === 'visitor') {
    // On its way already: the address changes before this frame goes, and must not become the way back.
    if (back.startsWith('/sign-in')) return null;
    return <Navigate to="/sign-in" search={back === '/' ? {} : { back }} replace />;
  }
  return (
    <Frame>
      <MemberPlace />
      {ended ? (
        <Suspense fallback={null}>
          <SessionEnded />
        </Suspense>
      ) : null}
    </Frame>
  );
}

function MemberPlace() {
  const { status, problem, retry } = useSession();
  if (status === 'unknown') return <LoadingScreen />;
  if (status === 'failed' && problem) {
    return (
      <Screen width="narrow">
        <ProblemCard problem={problem} onRetry={retry} />
      </Screen>
    );
  }
  return <Outlet />;
}

/** For addresses that match no route at all, and so have no frame of their own. */
export function FramedMissingScreen() {
  return (
    <Frame>
      <MissingScreen />
    </Frame>
  );
}
