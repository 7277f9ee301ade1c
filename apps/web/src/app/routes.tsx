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

const todayRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/today',
  component: lazyRouteComponent(() => import('../features/insights/today-screen.tsx'), 'TodayScreen'),
});

const schoolsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/schools',
  component: lazyRouteComponent(() => import('../features/insights/schools-screen.tsx'), 'SchoolsScreen'),
});

const schoolRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/schools/$orgId',
  component: lazyRouteComponent(() => import('../features/roster/school-screen.tsx'), 'SchoolScreen'),
});

const classRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/classes/$classId',
  component: lazyRouteComponent(() => import('../features/roster/class-screen.tsx'), 'ClassScreen'),
});

const personRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('../features/roster/person-screen.tsx'), 'PersonScreen'),
});

const consoleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/console',
  component: lazyRouteComponent(() => import('../features/integrations/console-screen.tsx'), 'ConsoleScreen'),
});

const importsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/console/imports',
  component: lazyRouteComponent(() => import('../features/integrations/imports-screen.tsx'), 'ImportsScreen'),
});

const jobsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/console/jobs',
  component: lazyRouteComponent(() => import('../features/integrations/jobs-screen.tsx'), 'JobsScreen'),
});

const doctorRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/console/doctor',
  component: lazyRouteComponent(() => import('../features/integrations/doctor-screen.tsx'), 'DoctorScreen'),
});

const auditRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/console/audit',
  component: lazyRouteComponent(() => import('../features/integrations/audit-screen.tsx'), 'AuditScreen'),
});

const frameworksRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/frameworks',
  component: lazyRouteComponent(
    () => import('../features/frameworks/frameworks-screen.tsx'),
    'FrameworksScreen',
  ),
});

const frameworkRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/frameworks/$frameworkId',
  component: lazyRouteComponent(
    () => import('../features/frameworks/framework-screen.tsx'),
    'FrameworkScreen',
  ),
});

const competencyRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/competencies/$competencyId',
  component: lazyRouteComponent(
    () => import('../features/frameworks/competency-screen.tsx'),
    'CompetencyScreen',
  ),
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
    todayRoute,
    schoolsRoute,
    schoolRoute,
    classRoute,
    personRoute,
    consoleRoute,
    importsRoute,
    jobsRoute,
    doctorRoute,
    auditRoute,
    frameworksRoute,
    frameworkRoute,
    competencyRoute,
  ]),
  openFrameRoute.addChildren([signInRoute, linkRoute, galleryRoute]),
  galleryShellRoute,
]);
