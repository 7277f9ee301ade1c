import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openDevice } from '../support/browser.ts';
import { allSaved, gridReady } from '../support/grid.ts';
import { signInAsDemo } from '../support/sign-in.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** More stops than any screen may have between two of its parts. */
const MOST_STOPS = 80;

/** Press Tab until what has the focus is called this. */
async function tabTo(page: Page, role: 'button' | 'link', name: RegExp): Promise<void> {
  const target = page.getByRole(role, { name });
  await target.first().waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').and(target).count()) > 0) return;
  }
  throw new Error(`Tab does not come to the ${role} ${name.source}.`);
}

it('signing in, rating five, undoing one and opening Why take no pointer', async () => {
  const { page, faults, close } = await openDevice(browser);
  const { name } = await signInAsDemo(page, { role: 'facilitator' });
  await page.context().clearCookies();
  await page.goto('/');
  await page.waitForURL('**/sign-in*');
  await tabTo(page, 'button', new RegExp(name));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/today');
  await tabTo(page, 'link', /^Rate$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(rate)$/);
  if (new URL(page.url()).pathname === '/rate') {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page, 'link', /^Rate$/);
    await page.keyboard.press('Enter');
    if (new URL(page.url()).pathname === '/rate') {
      // The first of that name is the place in the main navigation; the second is the class.
      await tabTo(page, 'link', /^Rate$/);
      await page.keyboard.press('Enter');
    }
  }
  await gridReady(page);
  for (const key of ['3', '3', 'm', '2', 'Shift+2']) await page.keyboard.press(key);
  await page.keyboard.press('z');
  await page
    .getByText('4 learners')
    .or(page.getByText(/3 rated, 1 missed/))
    .first()
    .waitFor();
  await allSaved(page);
  await page.keyboard.press('ArrowUp');
  const learner = page.getByRole('region').getByRole('heading', { level: 2 }).getByRole('link');
  const learnerName = (await learner.textContent()) ?? '';
  await tabTo(page, 'link', new RegExp(`^${learnerName}$`));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/trail');
  await page.getByRole('heading', { level: 1, name: new RegExp(learnerName) }).waitFor();
  await tabTo(page, 'link', /^See (my|the) pieces/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /why/ }).waitFor();
  expect(faults).toEqual([]);
  await close();
});
