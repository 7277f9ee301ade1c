import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { openBrowser, openDevice } from '../support/browser.ts';
import { noteFigure } from '../support/figures.ts';
import { allSaved, openGrid } from '../support/grid.ts';
import { signInAsDemo } from '../support/sign-in.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A class, a competency and a key that moves this learner's level for sure. */
async function planMove(facilitator: Page, personId: string) {
  const { items } = await ask(facilitator, 'class.list');
  for (const { id: classId } of items) {
    const grid = await ask(facilitator, 'grid.read', { params: { classId } });
    if (!grid.rows.some(({ person }) => person.id === personId)) continue;
    for (const { id: competencyId } of grid.columns) {
      const facts = await ask(facilitator, 'explanation.read', { params: { personId, competencyId } });
      const move = facts.whatIf.find(
        ({ level, leadsTo }) =>
          Number.isInteger(level) && leadsTo !== null && leadsTo !== facts.standing.level,
      );
      if (move !== undefined) return { classId, competency: facts.competency, move };
    }
  }
  throw new Error('No rating of any class would move this learner.');
}

/** Resolves with the clock of the page at the moment its title says this. */
function whenTitleSays(page: Page, text: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector('h1')?.textContent.includes(${JSON.stringify(text)})) return false;
      resolve(Date.now());
      return true;
    };
    if (look()) return;
    const watch = new MutationObserver(() => look() && watch.disconnect());
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  })`);
}

it('a rating changes the level on the open page of the learner within a second', async () => {
  const [desk, bus] = await Promise.all([openDevice(browser), openDevice(browser, { width: 390 })]);
  const learner = await signInAsDemo(bus.page, { role: 'learner', at: 1 });
  await signInAsDemo(desk.page, { role: 'facilitator' });
  const { classId, competency, move } = await planMove(desk.page, learner.personId);
  await bus.page.goto(`/learners/${learner.personId}/competencies/${competency.id}`);
  await bus.settled();
  const title = `${competency.title}: why am I at ${move.leadsTo}?`;
  expect(await bus.page.locator('h1').textContent()).not.toContain(title);

  await openGrid(desk.page, classId, `?competency=${competency.id}&learner=${learner.personId}`);
  await desk.page.getByRole('region', { name: learner.name, exact: true }).waitFor();
  const changed = whenTitleSays(bus.page, title);
  const pressed = Date.now();
  await desk.page.keyboard.press(String(move.level));
  const delay = (await changed) - pressed;
  noteFigure('live: key press to the level on the open page', delay, 'ms');
  expect(delay).toBeLessThanOrEqual(1000);
  await allSaved(desk.page);
  expect([...desk.faults, ...bus.faults]).toEqual([]);
  await Promise.all([desk.close(), bus.close()]);
});

it('the trail says which level has just moved', async () => {
  const [desk, home] = await Promise.all([openDevice(browser), openDevice(browser)]);
  const learner = await signInAsDemo(home.page, { role: 'learner', at: 1 });
  await signInAsDemo(desk.page, { role: 'facilitator' });
  const { classId, competency, move } = await planMove(desk.page, learner.personId);
  await home.page.goto(`/trail?framework=${competency.frameworkId}`);
  await home.settled();
  await openGrid(desk.page, classId, `?competency=${competency.id}&learner=${learner.personId}`);
  await desk.page.keyboard.press(String(move.level));
  await home.page
    .getByRole('status')
    .getByText(`New: ${competency.title} is at ${move.leadsTo} of 4 now`)
    .waitFor({ timeout: 5000 });
  await allSaved(desk.page);
  await Promise.all([desk.close(), home.close()]);
});
