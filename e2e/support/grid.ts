import type { Grid } from '@cairn/contract';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ask } from './ask.ts';

/** Open the rating grid of a class and wait until its keys work. */
export async function openGrid(page: Page, classId: string, search = ''): Promise<Locator> {
  await page.goto(`/classes/${classId}/rate${search}`);
  return gridReady(page);
}

/** Wait until the grid that is on its way takes the keys. */
export async function gridReady(page: Page): Promise<Locator> {
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await page.waitForFunction(`document.activeElement?.getAttribute('role') === 'grid'`);
  return grid;
}

/** Wait until the page says that everything is saved. */
export async function allSaved(page: Page): Promise<void> {
  await page.getByRole('status').filter({ hasText: 'Saved as you type' }).waitFor();
}

/** Wait until a learner's cell is called like this, for screen readers: "3 of 4, rated now". */
export async function expectCell(
  grid: Locator,
  row: Grid['rows'][number] | undefined,
  column: Grid['columns'][number],
  what: RegExp,
): Promise<void> {
  if (row === undefined) throw new Error('The class has fewer learners than this journey needs.');
  const cell = grid.getByRole('gridcell').filter({ hasText: `${row.person.name}, ${column.title}:` });
  await expect.poll(async () => (await cell.textContent()) ?? '', { timeout: 10_000 }).toMatch(what);
}

/** How many pieces of evidence the server has for each learner on a competency, corrections not counted. */
export async function piecesOf(
  page: Page,
  people: readonly string[],
  competencyId: string,
): Promise<readonly number[]> {
  const lists = await Promise.all(
    people.map((personId) =>
      ask(page, 'evidence.list', { params: { personId }, query: { competencyId, limit: '100' } }),
    ),
  );
  return lists.map(({ items }) => new Set(items.map(({ evidenceId }) => evidenceId)).size);
}

/** The grid as the server has it, with the columns that the page shows first. */
export async function readGrid(
  page: Page,
  classId: string,
): Promise<Grid & { first: Grid['columns'][number] }> {
  const grid = await ask(page, 'grid.read', { params: { classId } });
  const [first] = grid.columns;
  expect(first, 'the class is offered something to rate').toBeDefined();
  if (first === undefined) throw new Error('unreachable');
  return { ...grid, first };
}
