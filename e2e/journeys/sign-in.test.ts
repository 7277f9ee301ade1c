import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { openBrowser, openDevice } from '../support/browser.ts';
import { chooseLanguage, go } from '../support/device.ts';
import { choosePassword, makeLink, PASSWORD, signInAsDemo } from '../support/sign-in.ts';

const DISTRICT = 'cedar-valley-demo';

let browser: Browser;
/** People of one demo class who have no account yet, by their ids. */
let people: readonly string[];
beforeAll(async () => {
  browser = await openBrowser();
  const { page, close } = await openDevice(browser);
  await signInAsDemo(page, { role: 'facilitator' });
  const classId = (await ask(page, 'class.list')).items[0]?.id ?? '';
  const { learners } = await ask(page, 'class.read', { params: { classId } });
  const { items } = await ask(page, 'demo.people');
  people = learners.map(({ id }) => id).filter((id) => items.every(({ personId }) => personId !== id));
  await close();
});
afterAll(() => browser.close());

/** Somebody of the demo with a password, made by a link on a device that is put away. */
async function withPassword(at: number): Promise<{ login: string; path: string }> {
  const link = await makeLink(inject('dataDir'), { person: people[at] ?? '', district: DISTRICT });
  const { page, close } = await openDevice(browser);
  await choosePassword(page, link.path);
  await close();
  return link;
}

async function trySignIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('E-mail or user name').fill(login);
  const district = page.getByLabel('District');
  if (await district.isVisible()) await district.fill(DISTRICT);
  await page.getByLabel('Password', { exact: true }).fill(password);
  const answered = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/session') && answer.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await answered;
}

it('a link sets a password once; the second time it says so and leads on', async () => {
  const { path } = await withPassword(0);
  const { page, faults, close } = await openDevice(browser);
  await page.goto(path);
  await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
  await page.getByRole('link', { name: 'Go to sign in' }).click();
  await page.waitForURL('**/sign-in');
  expect(faults).toEqual([]);
  await close();
});

it('a password that is too short is refused with the reason, and the link still works', async () => {
  const { path } = await makeLink(inject('dataDir'), { person: people[1] ?? '', district: DISTRICT });
  const { page, close } = await openDevice(browser);
  await page.goto(path);
  await page.getByLabel(/^New password/).fill('short');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.getByText('It needs ten characters or more.').waitFor();
  await page.getByLabel(/^New password/).fill(PASSWORD);
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.waitForURL('**/trail');
  await close();
});

it('a wrong password is refused; after five the name rests, even for the right one', async () => {
  const { login } = await withPassword(2);
  const { page, faults, close } = await openDevice(browser);
  await page.goto('/sign-in');
  for (let wrong = 0; wrong < 5; wrong += 1) {
    await trySignIn(page, login, `not the password ${wrong}`);
    await page
      .getByRole('alert')
      .getByText(/^(That name and password do not go together|Too many wrong passwords)/)
      .first()
      .waitFor();
  }
  await trySignIn(page, login, PASSWORD);
  await page.getByRole('alert').getByText('Too many wrong passwords').waitFor();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  expect(faults).toEqual([]);
  await close();
});

it('a page that was asked for opens after signing in', async () => {
  const { login } = await withPassword(3);
  const { page, close } = await openDevice(browser);
  await page.goto(`/learners/${people[3]}/trail`);
  await page.waitForURL('**/sign-in?back=*');
  await trySignIn(page, login, PASSWORD);
  await page.waitForURL(`**/learners/${people[3]}/trail`);
  await close();
});

it('a session that ends while a page is open: sign in again, and be on the same page', async () => {
  const { login } = await withPassword(4);
  const device = await openDevice(browser);
  const { page, context, settled, close } = device;
  await chooseLanguage(device, 'en');
  await page.goto('/sign-in');
  await trySignIn(page, login, PASSWORD);
  await page.waitForURL('**/trail');
  await settled();
  const why = page.getByRole('link', { name: /^See my pieces/ }).first();
  const asked = new URL((await why.getAttribute('href')) ?? '', inject('baseUrl')).pathname;
  // The same session is signed out elsewhere: this device still has its cookie, and it is worth nothing.
  const elsewhere = await browser.newContext({
    baseURL: inject('baseUrl'),
    storageState: await context.storageState(),
  });
  await elsewhere.request.delete('/api/session', { headers: { 'x-cairn-csrf': '1' } });
  await elsewhere.close();

  await go(page, asked);
  const question = page.getByRole('dialog', { name: 'Please sign in again' });
  await question.waitFor();
  await question.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/sign-in?back=*');
  await trySignIn(page, login, PASSWORD);
  await page.waitForURL(`**${asked}`);
  await page.getByRole('heading', { level: 1, name: /why/ }).waitFor();
  await close();
});
