import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { SessionProvider } from '../features/identity/index.ts';
import { Frame, FramedMissingScreen, MemberFrame } from './frame.tsx';

/**
 * Every address of the web application. To add a screen: create a route under `frameRoute` with a
 * lazily loaded, named component, and put it into the tree below.
 */
export const rootRoute = createRootRoute({
  component: () => (
    <SessionProvider>
      <Outlet />
    </SessionProvider>
  ),
  notFoundComponent: FramedMissingScreen,
});

/** Screens of members stand inside the shell; a visitor is sent to sign in first. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: MemberFrame,
});

/** Screens inside the shell that are open to everybody. */
export const openFrameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'open',
  component: () => <Frame />,
});

const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/home-screen.tsx'), 'HomeScreen'),
});

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const signInRoute = createRoute({
  getParentRoute: () => openFrameRoute,
  path: '/sign-in',
  /** `back`: the address to return to; only a path of ours. */
  validateSearch: (search): { back?: string } => {
    const back = textIn(search['back']);
    return back !== undefined && /^\/(?![/\\])/.test(back) ? { back } : {};
  },
  component: lazyRouteComponent(() => import('../features/identity/sign-in-screen.tsx'), 'SignInScreen'),
});

const linkRoute = createRoute({
  getParentRoute: () => openFrameRoute,
  path: '/link/$token',
  component: lazyRouteComponent(() => import('../features/identity/link-screen.tsx'), 'LinkScreen'),
});

const frameworkSearch = (search: Record<string, unknown>): { framework?: string } => {
  const framework = textIn(search['framework']);
  return framework === undefined ? {} : { framework };
};

const ownTrailRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/trail',
  validateSearch: frameworkSearch,
  component: lazyRouteComponent(() => import('../features/paths/trail-screen.tsx'), 'OwnTrailScreen'),
});

const learnerTrailRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/learners/$personId/trail',
  validateSearch: frameworkSearch,
  component: lazyRouteComponent(() => import('../features/paths/trail-screen.tsx'), 'LearnerTrailScreen'),
});

const whyRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/learners/$personId/competencies/$competencyId',
  /** `asOf`: a moment (ISO 8601) to look back to. */
  validateSearch: (search): { asOf?: string } => {
    const asOf = textIn(search['asOf']);
    return asOf === undefined ? {} : { asOf };
  },
  component: lazyRouteComponent(() => import('../features/evidence/why/why-screen.tsx'), 'WhyScreen'),
});

const familyRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/family',
  component: lazyRouteComponent(() => import('../features/communication/family-screen.tsx'), 'FamilyScreen'),
});

const childRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/family/$personId',
  component: lazyRouteComponent(() => import('../features/communication/child-screen.tsx'), 'ChildScreen'),
});

const chooseClassRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/rate',
  component: lazyRouteComponent(
    () => import('../features/evidence/grid/rate-chooser-screen.tsx'),
    'RateChooserScreen',
  ),
});

const rateRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/classes/$classId/rate',
  /** `competency` becomes the first column, `learner` the row to begin with. */
  validateSearch: (search): { competency?: string; learner?: string } => {
    const competency = textIn(search['competency']);
    const learner = textIn(search['learner']);
    return {
      ...(competency === undefined ? {} : { competency }),
      ...(learner === undefined ? {} : { learner }),
    };
  },
  component: lazyRouteComponent(() => import('../features/evidence/grid/rate-screen.tsx'), 'RateScreen'),
});

const galleryRoute = createRoute({
  getParentRoute: () => openFrameRoute,
  path: '/gallery',
  component: lazyRouteComponent(() => import('./gallery/gallery-screen.tsx'), 'GalleryScreen'),
});

/** The shell with a made-up person, so that it can be looked at without signing in. */
const galleryShellRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery/shell/$who',
  component: lazyRouteComponent(() => import('./gallery/gallery-shell.tsx'), 'GalleryShell'),
});

export const routeTree = rootRoute.addChildren([
  frameRoute.addChildren([
    homeRoute,
    ownTrailRoute,
    learnerTrailRoute,
    whyRoute,
    familyRoute,
    childRoute,
    chooseClassRoute,
    rateRoute,
  ]),
  openFrameRoute.addChildren([signInRoute, linkRoute, galleryRoute]),
  galleryShellRoute,
]);
