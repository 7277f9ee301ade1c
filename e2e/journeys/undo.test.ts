import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { openBrowser, openDevice } from '../support/browser.ts';
import { allSaved, expectCell, openGrid, readGrid } from '../support/grid.ts';
import { signInAsDemo } from '../support/sign-in.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('undo takes ratings back one by one, and the standing with them', async () => {
  const { page, faults, close } = await openDevice(browser);
  await signInAsDemo(page, { role: 'facilitator', at: 1 });
  const classId = (await ask(page, 'class.list')).items[0]?.id ?? '';
  const before = await readGrid(page, classId);
  const { first } = before;
  const grid = await openGrid(page, classId);
  const [one, two] = before.rows;

  for (const key of ['4', '1', 'ArrowUp', 'Shift+3']) await page.keyboard.press(key);
  await expectCell(grid, two, first, /: 3\.5 of 4, rated now/);
  await page.getByText('Undo brings back 1.').waitFor();
  await page.keyboard.press('z');
  await expectCell(grid, two, first, /: 1 of 4, rated now/);
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.getByText('There is nothing to undo').waitFor({ state: 'detached' });
  await allSaved(page);
  for (const row of [one, two]) await expectCell(grid, row, first, /^(?!.*rated now)/);

  await page.keyboard.press('z');
  await page.getByText('There is nothing to undo in this sitting.').waitFor();
  const after = await readGrid(page, classId);
  const standings = (grid: typeof before) =>
    grid.rows.map(({ cells: [cell] }) => [cell?.level, cell?.mastered, cell?.scoredCount]);
  expect(standings(after)).toEqual(standings(before));
  expect(faults).toEqual([]);
  await close();
});
