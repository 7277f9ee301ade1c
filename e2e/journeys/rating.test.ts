import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { type Device, openBrowser, openDevice } from '../support/browser.ts';
import { REAL_DISTRICT } from '../support/cairn-server.ts';
import { noteFigure } from '../support/figures.ts';
import { allSaved, gridReady } from '../support/grid.ts';
import { Hands } from '../support/hands.ts';
import { findRealPeople } from '../support/real-input.ts';
import { choosePassword, makeLink, signInAsDemo } from '../support/sign-in.ts';

/** Actions for 30 learners on one competency with one shared note, opening the grid included. */
const BUDGET = 36;
const LEARNERS = 30;
const NOTE = 'Explained it to a partner at the whiteboard.';
/** A plain class: every level, halves by Shift, and one who was away. */
const KEYS = ['3', '2', 'Shift+2', '4', '3', 'm', '1', 'Shift+3', '3', '2', '0', 'Shift+1'];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** From the choice of a class to the last learner, as a facilitator does it, counted. */
async function rateClass(
  { page, faults }: Device,
  title: string,
): Promise<{ actions: number; rated: number }> {
  const hands = new Hands(page);
  await page.goto('/rate');
  const line = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  await hands.click(line.getByRole('link', { name: 'Rate' }));
  const grid = await gridReady(page);
  const rows = grid.getByRole('rowheader');
  const count = Math.min(LEARNERS, await rows.count());
  await expectOneScreen(page, count);
  await hands.press('n');
  await hands.type(NOTE);
  await hands.press('Enter');
  for (let at = 0; at < count; at += 1) await hands.press(KEYS[at % KEYS.length] ?? '3');
  await allSaved(page);
  await expectOneScreen(page, count);
  expect(faults).toEqual([]);
  return { actions: hands.actions, rated: count };
}

/** Rows from the first to the `count`th stand whole in the window, and the page does not scroll. */
async function expectOneScreen(page: Page, count: number): Promise<void> {
  const rows = page.getByRole('grid').getByRole('rowheader');
  const [first, last] = await Promise.all([rows.first().boundingBox(), rows.nth(count - 1).boundingBox()]);
  expect(first?.y).toBeGreaterThanOrEqual(0);
  expect(
    (last?.y ?? Number.POSITIVE_INFINITY) + (last?.height ?? 0),
    'the last row ends in the window',
  ).toBeLessThanOrEqual(768);
}

/** What the server has of the sitting: everybody rated, with the one note. */
async function expectOnServer(page: Page, classId: string, count: number): Promise<void> {
  const grid = await ask(page, 'grid.read', { params: { classId } });
  const cells = grid.rows.slice(0, count).map(({ cells }) => cells[0]);
  expect(cells.map((cell) => cell?.comment)).toEqual(cells.map(() => NOTE));
  expect(cells.filter((cell) => cell?.lastState === 'missed')).toHaveLength(
    cells.filter((_, at) => KEYS[at % KEYS.length] === 'm').length,
  );
}

describe('rating a class', () => {
  it('of the demo takes no more actions than the budget', async () => {
    const device = await openDevice(browser);
    await signInAsDemo(device.page, { role: 'facilitator' });
    const { items } = await ask(device.page, 'class.list');
    const biggest = items.toSorted((a, b) => b.learnerCount - a.learnerCount)[0];
    expect(biggest?.learnerCount).toBeGreaterThanOrEqual(20);
    const { actions, rated } = await rateClass(device, biggest?.title ?? '');
    noteFigure('actions to rate a demo class', actions, `actions for ${rated} learners`);
    expect(actions).toBeLessThanOrEqual(BUDGET - (LEARNERS - rated));
    await expectOnServer(device.page, biggest?.id ?? '', rated);
    await device.close();
  });

  it('of 30 of the real roster takes at most 36 actions on one screen', async ({ skip }) => {
    skip(!inject('realInput'), 'The sample roster is not beside this checkout.');
    const { facilitator, classTitle } = await findRealPeople();
    const link = await makeLink(inject('dataDir'), { person: facilitator, district: REAL_DISTRICT });
    const device = await openDevice(browser);
    await choosePassword(device.page, link.path);
    const { actions, rated } = await rateClass(device, classTitle);
    noteFigure('actions to rate 30 of the real roster', actions, `actions for ${rated} learners`);
    expect(rated).toBe(LEARNERS);
    expect(actions).toBeLessThanOrEqual(BUDGET);
    const { items } = await ask(device.page, 'class.list');
    const found = items.find(({ title }) => title === classTitle);
    await expectOnServer(device.page, found?.id ?? '', rated);
    await device.close();
  });
});
