import type { Role } from '@cairn/contract';
import type { Browser, Page } from 'playwright-core';
import { ask } from './ask.ts';
import { openDeviceAt } from './device.ts';
import { signInAsDemo } from './sign-in.ts';

/** Names of what the demo district holds, for the addresses of screens. */
export type World = {
  readonly learner: string;
  readonly otherLearner: string;
  readonly child: string;
  readonly otherChild: string;
  /** A learner of the facilitator's class without any evidence, or else one with little. */
  readonly classId: string;
  readonly classmate: string;
  /** What the learner has most evidence on, and something without any. */
  readonly known: string;
  readonly unknown: string;
  readonly framework: string;
  readonly school: string;
  /** A one-time link that nobody uses. */
  readonly linkToken: string;
};

/** Look up what the screens are about, as the people who may see it. */
export async function readWorld(browser: Browser, baseUrl: string): Promise<World> {
  const as = async <T>(
    role: Role,
    at: number,
    read: (page: Page, ownId: string) => Promise<T>,
  ): Promise<T> => {
    const { page, close } = await openDeviceAt(browser, baseUrl);
    const { personId } = await signInAsDemo(page, { role, at });
    const found = await read(page, personId);
    await close();
    return found;
  };
  const own = await as('learner', 1, readLearner);
  const staff = await as('facilitator', 0, async (page) => {
    const { items } = await ask(page, 'class.list');
    const classId = first(items).id;
    const { learners } = await ask(page, 'class.read', { params: { classId } });
    return { classId, classmate: first(learners.filter(({ id }) => id !== own.learner)).id };
  });
  const family = await as('guardian', 0, async (page) => {
    const { items } = await ask(page, 'family.children');
    return { child: first(items).id };
  });
  const district = await as('district_leader', 0, async (page) => {
    const { items } = await ask(page, 'school.list');
    return { school: first(items).id };
  });
  const linkToken = await as('it', 0, async (page) => {
    const { url } = await ask(page, 'person.sign_in_link', { params: { personId: staff.classmate } });
    return new URL(url, baseUrl).pathname.split('/').at(-1) ?? '';
  });
  const otherLearner = await as('learner', 0, async (_, id) => id);
  return { ...own, ...staff, ...family, ...district, linkToken, otherLearner, otherChild: own.learner };
}

async function readLearner(page: Page, learner: string) {
  const { items } = await ask(page, 'standing.read', {
    params: { personId: learner },
    query: { limit: '200' },
  });
  const most = first(items.toSorted((a, b) => b.scoredCount - a.scoredCount)).competency;
  const trail = await ask(page, 'trail.read', {
    params: { personId: learner },
    query: { frameworkId: most.frameworkId },
  });
  const unknown = trail.places.find(({ standing }) => standing === null) ?? first(trail.places);
  return { learner, known: most.id, unknown: unknown.id, framework: most.frameworkId };
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('The demo district lacks something that the screens need.');
  return item;
}
