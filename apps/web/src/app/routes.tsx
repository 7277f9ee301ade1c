import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Frame, FramedMissingScreen } from './frame.tsx';

/**
 * Every address of the web application. To add a screen: create a route under `frameRoute` with a
 * lazily loaded, named component, and put it into the tree below.
 */
export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: FramedMissingScreen });

/** Ordinary screens stand inside the shell. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: () => <Frame />,
});

const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/home-screen.tsx'), 'HomeScreen'),
});

const galleryRoute = createRoute({
  getParentRoute: () => frameRoute,
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
  frameRoute.addChildren([homeRoute, galleryRoute]),
  galleryShellRoute,
]);
