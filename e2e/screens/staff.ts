import type { Screen, Who } from '../screens.ts';
import type { World } from '../support/world.ts';
import { dialog, failing, press } from './states.ts';

const facilitator: Who = { role: 'facilitator', at: 0 };
const principal: Who = { role: 'school_leader', at: 0 };
const leader: Who = { role: 'district_leader', at: 0 };
const it: Who = { role: 'it', at: 0 };

const full = (name: string, route: string, who: Who, address: (world: World) => string): Screen => ({
  name,
  route,
  who,
  state: 'full',
  address,
});

const grid: Pick<Screen, 'route' | 'who' | 'address' | 'focus'> = {
  route: '/classes/$classId/rate',
  who: facilitator,
  address: ({ classId }) => `/classes/${classId}/rate`,
  // A phone shows buttons in place of the grid.
  focus: 'h1, [role="grid"]',
};

const facilitatorScreens: readonly Screen[] = [
  full('today', '/today', facilitator, () => '/today'),
  {
    ...full('today-error', '/today', facilitator, () => '/today'),
    state: 'error',
    ...failing('**/api/today'),
  },
  full('rate-choose', '/rate', facilitator, () => '/rate'),
  { ...grid, name: 'grid', state: 'full' },
  {
    ...grid,
    name: 'grid-rated',
    state: 'filled',
    reach: async ({ device: { page } }) => {
      const here = page.getByRole('grid');
      // On a phone there are buttons instead of keys.
      if (await here.isVisible()) for (const key of ['3', '2', 'm', '4']) await here.press(key);
      else
        for (const level of ['3', '2'])
          await page.getByRole('button', { name: new RegExp(` ${level} `) }).click();
    },
  },
  { ...grid, name: 'grid-columns', state: 'dialog', ...dialog(press('Columns')) },
  {
    ...grid,
    name: 'grid-work',
    state: 'dialog',
    ...dialog(({ device: { page }, say }) =>
      page.getByRole('button', { name: new RegExp(`(${say('formative')}|${say('summative')})`) }).click(),
    ),
  },
  full('class', '/classes/$classId', facilitator, ({ classId }) => `/classes/${classId}`),
  full(
    'learner-trail',
    '/learners/$personId/trail',
    facilitator,
    (world) => `/learners/${world.classmate}/trail`,
  ),
  full(
    'learner-why',
    '/learners/$personId/competencies/$competencyId',
    facilitator,
    ({ learner, known }) => `/learners/${learner}/competencies/${known}`,
  ),
  {
    ...full('search', '/today', facilitator, () => '/today'),
    state: 'dialog',
    ...dialog(async ({ device: { page, settled } }) => {
      await page.keyboard.press('/');
      await page.getByRole('combobox').fill('ma');
      await page.getByRole('option').first().waitFor();
      await settled();
    }),
  },
  {
    ...full(
      'staff-denied',
      '/people/$personId',
      facilitator,
      () => '/people/01900000-0000-7000-8000-000000000000',
    ),
    state: 'denied',
  },
  full('frameworks', '/frameworks', facilitator, () => '/frameworks'),
  full('framework', '/frameworks/$frameworkId', facilitator, (world) => `/frameworks/${world.framework}`),
  full('competency', '/competencies/$competencyId', facilitator, ({ known }) => `/competencies/${known}`),
];

const leaderScreens: readonly Screen[] = [
  full('school-of-principal', '/schools', principal, () => '/schools'),
  full('schools', '/schools', leader, () => '/schools'),
  full('school', '/schools/$orgId', leader, ({ school }) => `/schools/${school}`),
];

const itScreens: readonly Screen[] = [
  full('console', '/console', it, () => '/console'),
  full('imports', '/console/imports', it, () => '/console/imports'),
  full('jobs', '/console/jobs', it, () => '/console/jobs'),
  full('doctor', '/console/doctor', it, () => '/console/doctor'),
  full('audit', '/console/audit', it, () => '/console/audit'),
  full('person', '/people/$personId', it, ({ classmate }) => `/people/${classmate}`),
  {
    ...full('person-link', '/people/$personId', it, ({ classmate }) => `/people/${classmate}`),
    state: 'dialog',
    ...dialog(press('Make a sign-in link')),
  },
  full('framework-types', '/frameworks/$frameworkId', it, ({ framework }) => `/frameworks/${framework}`),
];

/** What people who work at a school or for the district open. */
export const staffScreens: readonly Screen[] = [...facilitatorScreens, ...leaderScreens, ...itScreens];
