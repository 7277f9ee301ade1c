import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { type Device, openBrowser, openDevice } from '../support/browser.ts';
import { watchFaults } from '../support/device.ts';
import { allSaved, expectCell, gridReady, openGrid, piecesOf, readGrid } from '../support/grid.ts';
import { signInAsDemo } from '../support/sign-in.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A facilitator on the grid of the class, with what the server has of its first learners. */
async function onTheGrid(at = 0) {
  const device = await openDevice(browser);
  await signInAsDemo(device.page, { role: 'facilitator', at: 0 });
  const classId = (await ask(device.page, 'class.list')).items[at]?.id ?? '';
  const facts = await readGrid(device.page, classId);
  const people = facts.rows.map(({ person }) => person.id);
  const pieces = () => piecesOf(device.page, people.slice(0, 5), facts.first.id);
  const grid = await openGrid(device.page, classId);
  return { device, classId, facts, pieces, grid, before: await pieces() };
}

const REFUSED = '**/api/ratings**';
const cut = (page: Page) => page.route(REFUSED, (route) => route.abort('connectionfailed'));
const waitingFor = (page: Page, count: number) =>
  page
    .getByRole('status')
    .filter({ hasText: `${count} waiting, kept safe on this device` })
    .waitFor();

async function expectWell({ faults, close }: Device): Promise<void> {
  expect(faults).toEqual([]);
  await close();
}

it('a double click on Start is one choice', async () => {
  const device = await openDevice(browser);
  const { page, settled } = device;
  const learner = await signInAsDemo(page, { role: 'learner', at: 0 });
  await page.goto('/trail');
  await settled();
  const start = page.getByRole('button', { name: 'Start', exact: true });
  const folded = page.getByRole('button', { name: /^Open: / });
  for (let at = 0; !(await start.isVisible()) && at < (await folded.count()); at += 1)
    await folded.nth(at).click();
  await page.getByLabel('I pick this because').fill('I want to know how it goes on.');
  const sent: unknown[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/choices')) sent.push(request.postDataJSON());
  });
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/choices') && answer.ok());
  await start.dblclick();
  await answered;
  await page.getByText('You started this').waitFor();
  await settled();
  expect(sent).toHaveLength(1);

  const office = await openDevice(browser);
  await signInAsDemo(office.page, { role: 'it' });
  const { items } = await ask(office.page, 'audit.list', { query: { limit: '100' } });
  const choices = items.filter(
    ({ actor, action }) => actor?.id === learner.personId && action === 'choice.made',
  );
  expect(choices).toHaveLength(1);
  await office.close();
  await expectWell(device);
});

it('keys pressed without a network are kept, and arrive once', async () => {
  const { device, facts, pieces, grid, before } = await onTheGrid();
  const { page, context } = device;
  await context.setOffline(true);
  for (const key of ['3', '2', '4']) await page.keyboard.press(key);
  await waitingFor(page, 3);
  await page
    .getByRole('status')
    .filter({ hasText: /^Offline\./ })
    .waitFor();
  await expectCell(grid, facts.rows[0], facts.first, /: 3 of 4, rated now/);
  await context.setOffline(false);
  await allSaved(page);
  expect(await pieces()).toEqual(before.map((count, at) => (at < 3 ? count + 1 : count)));
  await expectWell(device);
});

it('an answer that is lost on its way does not make a second rating', async () => {
  const { device, pieces, before } = await onTheGrid();
  const { page } = device;
  let lost = 0;
  await page.route(REFUSED, async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    // The server does its work, and the answer gets lost.
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.keyboard.press('2');
  await allSaved(page);
  expect(lost).toBe(1);
  expect(await pieces()).toEqual(before.map((count, at) => (at < 1 ? count + 1 : count)));
  await expectWell(device);
});

it('a page that is closed too early sends the rest when it is opened again', async () => {
  const { device, classId, pieces, before } = await onTheGrid();
  const { page } = device;
  page.on('dialog', (question) => void question.accept());
  await cut(page);
  for (const key of ['3', '3']) await page.keyboard.press(key);
  await waitingFor(page, 2);
  await page.unroute(REFUSED);
  await cut(page);
  await page.reload();
  await gridReady(page);
  await page.unroute(REFUSED);
  await openGrid(page, classId);
  await allSaved(page);
  expect(await pieces()).toEqual(before.map((count, at) => (at < 2 ? count + 1 : count)));
  await expectWell(device);
});

it('what one tab keeps is not lost by what another tab sends', async () => {
  const { device, classId, pieces, before } = await onTheGrid();
  const { page, context, faults } = device;
  const second = await context.newPage();
  watchFaults(second, new URL(page.url()).origin, faults);
  for (const tab of [page, second]) tab.on('dialog', (question) => void question.accept());
  await openGrid(second, classId);

  await cut(page);
  for (const key of ['3', '3']) await page.keyboard.press(key);
  await waitingFor(page, 2);
  for (const key of ['ArrowDown', 'ArrowDown', '4']) await second.keyboard.press(key);
  await allSaved(second);
  await page.close({ runBeforeUnload: false });
  await second.reload();
  await gridReady(second);
  await allSaved(second);
  await expect.poll(pieces).toEqual(before.map((count, at) => (at < 3 ? count + 1 : count)));
  expect(faults).toEqual([]);
  await context.close();
});

it('two tabs rate the same learner: both are kept, and each sees the other', async () => {
  const { device, classId, facts, pieces, grid, before } = await onTheGrid();
  const { page, context } = device;
  const second = await context.newPage();
  const other = await openGrid(second, classId);
  await page.keyboard.press('4');
  await allSaved(page);
  await second.keyboard.press('1');
  await allSaved(second);
  expect(await pieces()).toEqual(before.map((count, at) => (at < 1 ? count + 1 + 1 : count)));
  const { rows } = await readGrid(page, classId);
  const level = rows[0]?.cells[0]?.level;
  for (const shown of [grid, other])
    await expectCell(shown, facts.rows[0], facts.first, new RegExp(`: ${level} of 4|stands at ${level}`));
  await expectWell(device);
});
