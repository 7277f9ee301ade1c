import { createRouter } from '@tanstack/react-router';
import { focusPresentTitle, wantTitleFocus } from '../ui/title-focus.ts';
import { routeTree } from './routes.tsx';
import { FailedScreen, LoadingScreen, MissingScreen } from './standard-screens.tsx';

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  scrollRestoration: true,
  defaultErrorComponent: FailedScreen,
  defaultNotFoundComponent: MissingScreen,
  defaultPendingComponent: LoadingScreen,
});

router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged) wantTitleFocus();
});
router.subscribe('onRendered', () => focusPresentTitle());

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
