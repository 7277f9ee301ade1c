import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ask, send } from '../support/ask.ts';
import { openBrowser, openDevice } from '../support/browser.ts';
import { REAL_DISTRICT } from '../support/cairn-server.ts';
import { findRealPeople } from '../support/real-input.ts';
import { choosePassword, makeLink, signInAsDemo } from '../support/sign-in.ts';
import { englishOnly, words } from '../support/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The page of the one child, in Spanish, with nothing left in English. */
async function expectOwnChild(page: Page): Promise<void> {
  const { items } = await ask(page, 'family.children');
  const [child] = items;
  if (child === undefined) throw new Error('This guardian has no child.');
  await page.waitForURL(`**/family/${child.id}`);
  const title = page.locator('h1');
  await expect.poll(() => title.textContent()).toContain(child.name.split(' ')[0]);
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  const text = (await page.locator('body').textContent()) ?? '';
  expect(englishOnly().filter((sentence) => text.includes(sentence))).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
}

/** Another child looks as if there were none, on the page and in the API. */
async function expectClosed(page: Page, personId: string): Promise<void> {
  for (const path of [`/family/${personId}`, `/learners/${personId}/trail`]) {
    await page.goto(path);
    await page.getByText(words('es', 'This page is not open to you')).waitFor();
  }
  const params = { personId };
  for (const id of ['family.read', 'trail.read', 'evidence.list', 'standing.read', 'person.read'] as const)
    expect((await send(page, id, { params })).status(), id).toBe(404);
}

it('a guardian of the demo reads about their child in Spanish, and about no other', async () => {
  const { page, settled, faults, close } = await openDevice(browser, { width: 390, locale: 'es' });
  const [mateo, juniper] = (await ask(page, 'demo.people')).items.filter(({ role }) => role === 'learner');
  await signInAsDemo(page, { role: 'guardian' });
  await page.goto('/');
  await settled();
  await expectOwnChild(page);
  await page.waitForURL(`**/family/${mateo?.personId}`);
  await expectClosed(page, juniper?.personId ?? '');
  expect(faults).toEqual([]);
  await close();
});

it('a guardian of the real roster reads about their child in Spanish, and about no other', async ({
  skip,
}) => {
  skip(!inject('realInput'), 'The sample roster is not beside this checkout.');
  const { facilitator, guardians, classTitle } = await findRealPeople();
  const [family] = guardians;
  if (family === undefined) throw new Error('The class has no family with one child.');
  const school = await openDevice(browser);
  const staffLink = await makeLink(inject('dataDir'), { person: facilitator, district: REAL_DISTRICT });
  await choosePassword(school.page, staffLink.path);
  const { items } = await ask(school.page, 'class.list');
  const classId = items.find(({ title }) => title === classTitle)?.id ?? '';
  const { learners } = await ask(school.page, 'class.read', { params: { classId } });

  const { page, settled, faults, close } = await openDevice(browser, { width: 390, locale: 'es' });
  const link = await makeLink(inject('dataDir'), { person: family.guardian, district: REAL_DISTRICT });
  await choosePassword(page, link.path);
  await settled();
  await expectOwnChild(page);
  const own = (await ask(page, 'family.children')).items.map(({ id }) => id);
  const other = learners.find(({ id }) => !own.includes(id));
  await expectClosed(page, other?.id ?? '');
  expect(faults).toEqual([]);
  await Promise.all([close(), school.close()]);
});
