import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openDevice } from '../support/browser.ts';
import { allSaved, gridReady } from '../support/grid.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** One click on a card of the sign-in page. */
async function signInByCard(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.waitForURL('**/sign-in');
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

describe('one click on the sign-in page', () => {
  it.each([
    ['Mateo Monteluz', '/trail', /^Hi Mateo\./],
    ['Juniper Vale', '/trail', /^Hi Juniper\./],
    ['Noa Arden', '/today', /Mar 15/],
    ['Amara Solbrook', '/today', /Mar 15/],
    ['Elena Monteluz', '/family/', /Mateo/],
    ['Tomás Tarnby', '/schools', /^Schools/],
    ['Wanjiru Highmoor', '/schools', /^Schools/],
    ['Dilan Fenwater', '/console/imports', /^Imports/],
  ])('opens the home of %s', async (name, home, title) => {
    const { page, settled, faults, close } = await openDevice(browser);
    await signInByCard(page, name);
    await page.waitForURL((url) => url.pathname.startsWith(home));
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await settled();
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the tour of the README', () => {
  it('a learner reads why, and starts a step with a reason', async () => {
    const { page, settled, faults, close } = await openDevice(browser);
    await signInByCard(page, 'Juniper Vale');
    await settled();
    const steps = page.getByRole('article');
    expect(await steps.count()).toBeGreaterThan(0);
    expect(await steps.count()).toBeLessThanOrEqual(3);
    await page.getByText('Why this?').first().waitFor();
    await page.getByRole('link', { name: 'See my pieces' }).first().click();
    await page.getByRole('heading', { level: 1, name: /why/ }).waitFor();
    await page.getByText('The rule', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'My trail' }).first().click();
    await page.waitForURL('**/trail*');

    const folded = page.getByRole('button', { name: /^Open: / }).last();
    const title = ((await folded.getAttribute('aria-label')) ?? '').replace('Open: ', '');
    await folded.click();
    await page.getByLabel('I pick this because').fill('It is about maps, and I like maps.');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    const step = page.getByRole('article').filter({ hasText: title });
    await step.getByText('You started this').waitFor();
    await step.getByText('It is about maps, and I like maps.').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('a facilitator goes from today to the grid and rates', async () => {
    const { page, faults, close } = await openDevice(browser);
    await signInByCard(page, 'Noa Arden');
    const classes = page.getByRole('region', { name: 'Classes today' });
    await classes.getByRole('link', { name: 'Rate' }).first().click();
    await gridReady(page);
    await page.keyboard.press('3');
    await page.keyboard.press('Shift+2');
    await page.getByText(/2 rated/).waitFor();
    await allSaved(page);
    await page.getByRole('link', { name: 'Finish' }).click();
    await page.waitForURL('**/today');
    expect(faults).toEqual([]);
    await close();
  });

  it('a family reads in Spanish on a phone', async () => {
    const { page, faults, close } = await openDevice(browser, { width: 390 });
    await signInByCard(page, 'Elena Monteluz');
    await page.getByRole('heading', { level: 1, name: /Mateo/ }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('es');
    await page.getByRole('heading', { name: 'Cómo ayudar en casa' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('a leader sees figures that give nobody away, and opens a school', async () => {
    const { page, faults, close } = await openDevice(browser);
    await signInByCard(page, 'Wanjiru Highmoor');
    const table = page.getByRole('table');
    await table.getByRole('link', { name: 'Heron Middle School' }).click();
    await page.getByRole('heading', { level: 1, name: 'Heron Middle School' }).waitFor();
    await page.getByRole('link', { name: 'Mathematics 6A' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Mathematics 6A' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('IT walks through the console', async () => {
    const { page, settled, faults, close } = await openDevice(browser);
    await signInByCard(page, 'Dilan Fenwater');
    const parts = page.getByRole('navigation', { name: 'Console' });
    for (const part of ['Jobs', 'Doctor', 'Audit', 'Imports']) {
      await parts.getByRole('link', { name: part }).click();
      await page.waitForURL(`**/console/${part.toLowerCase()}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled();
    }
    expect(faults).toEqual([]);
    await close();
  });

  it('signing out leads back to the cards', async () => {
    const { page, faults, close } = await openDevice(browser);
    await signInByCard(page, 'Noa Arden');
    // The menu belongs to the shell of the home, which comes with its title.
    await page.getByRole('heading', { level: 1, name: /Mar 15/ }).waitFor();
    await page.getByRole('button', { name: /^Noa Arden: / }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL('**/sign-in');
    await page.getByRole('button', { name: 'Juniper Vale' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });
});
