import type { Screen, Who } from '../screens.ts';
import { failing, goesOffline, press, waiting } from './states.ts';

const learner: Who = { role: 'learner', at: 1 };
const guardian: Who = { role: 'guardian', at: 0 };

const signIn: Pick<Screen, 'route' | 'who' | 'address'> = {
  route: '/sign-in',
  who: 'visitor',
  address: () => '/sign-in',
};

/** What opens without signing in. */
export const visitorScreens: readonly Screen[] = [
  { ...signIn, name: 'sign-in', state: 'full' },
  {
    ...signIn,
    name: 'sign-in-refused',
    state: 'refused',
    reach: async ({ device: { page }, say }) => {
      await page.getByLabel(say('E-mail or user name')).fill('nobody@example.org');
      await page.getByLabel(say('Password'), { exact: true }).fill('not the password');
      await page.getByRole('button', { name: say('Sign in'), exact: true }).click();
      await page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
    },
  },
  {
    name: 'link',
    route: '/link/$token',
    who: 'visitor',
    state: 'full',
    address: ({ linkToken }) => `/link/${linkToken}`,
  },
  {
    name: 'link-used',
    route: '/link/$token',
    who: 'visitor',
    state: 'denied',
    address: () => '/link/a-token-that-was-never-made-or-used',
  },
  { name: 'gallery', route: '/gallery', who: 'visitor', state: 'full', address: () => '/gallery' },
  {
    name: 'gallery-learner',
    route: '/gallery/shell/$who',
    who: 'visitor',
    state: 'full',
    address: () => '/gallery/shell/learner',
  },
  {
    name: 'gallery-facilitator',
    route: '/gallery/shell/$who',
    who: 'visitor',
    state: 'full',
    address: () => '/gallery/shell/facilitator',
  },
];

const trail: Pick<Screen, 'route' | 'who' | 'address'> = {
  route: '/trail',
  who: learner,
  address: ({ framework }) => `/trail?framework=${framework}`,
};
const why = '/learners/$personId/competencies/$competencyId';

/** A learner's own screens. */
export const learnerScreens: readonly Screen[] = [
  { name: 'home', route: '/', who: learner, state: 'full', address: () => '/' },
  { ...trail, name: 'trail-map', state: 'full' },
  {
    ...trail,
    name: 'trail-list',
    state: 'full',
    reach: ({ device: { page }, say }) => page.getByRole('radio', { name: say('List') }).press('Space'),
    after: ({ device: { page }, say }) => page.getByRole('radio', { name: say('Map') }).press('Space'),
  },
  { ...trail, name: 'trail-offline', state: 'offline', ...goesOffline },
  { ...trail, name: 'trail-loading', state: 'loading', ...waiting('**/api/learners/*/trail*') },
  { ...trail, name: 'trail-error', state: 'error', ...failing('**/api/learners/*/trail*') },
  {
    name: 'trail-denied',
    route: '/learners/$personId/trail',
    who: learner,
    state: 'denied',
    address: ({ otherLearner }) => `/learners/${otherLearner}/trail`,
  },
  {
    name: 'why',
    route: why,
    who: learner,
    state: 'full',
    address: ({ learner: id, known }) => `/learners/${id}/competencies/${known}`,
  },
  {
    name: 'why-table',
    route: why,
    who: learner,
    state: 'full',
    address: ({ learner: id, known }) => `/learners/${id}/competencies/${known}`,
    reach: press('Show as table'),
  },
  {
    name: 'why-empty',
    route: why,
    who: learner,
    state: 'empty',
    address: ({ learner: id, unknown }) => `/learners/${id}/competencies/${unknown}`,
  },
];

/** What a family opens. */
export const familyScreens: readonly Screen[] = [
  { name: 'family', route: '/family', who: guardian, state: 'full', address: () => '/family' },
  {
    name: 'family-child',
    route: '/family/$personId',
    who: guardian,
    state: 'full',
    address: ({ child }) => `/family/${child}`,
  },
  {
    name: 'family-trail',
    route: '/learners/$personId/trail',
    who: guardian,
    state: 'full',
    address: ({ child }) => `/learners/${child}/trail`,
  },
  {
    name: 'family-denied',
    route: '/family/$personId',
    who: guardian,
    state: 'denied',
    address: ({ otherChild }) => `/family/${otherChild}`,
  },
];
