import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ask, parseAnswer } from '../support/ask.ts';
import { openBrowser, openDevice } from '../support/browser.ts';
import { cairn } from '../support/cairn-server.ts';
import { signInAsDemo } from '../support/sign-in.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const DEMO = 'cedar-valley-demo';

it('the Why screen and the command line name the same evidence and the same rule', async () => {
  const { page, settled, faults, close } = await openDevice(browser);
  const { personId } = await signInAsDemo(page, { role: 'learner' });
  const { items } = await ask(page, 'standing.read', { params: { personId }, query: { limit: '200' } });
  const most = items.toSorted((a, b) => b.scoredCount - a.scoredCount)[0];
  const competencyId = most?.competency.id ?? '';
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/explanation') && answer.ok());
  await page.goto(`/learners/${personId}/competencies/${competencyId}`);
  const onScreen = parseAnswer('explanation.read', await (await answered).json());
  await settled();

  const printed = await cairn(inject('dataDir'), [
    'explain',
    '--person',
    personId,
    '--competency',
    competencyId,
    '--district',
    DEMO,
    '--json',
  ]);
  const told = parseAnswer('explanation.read', JSON.parse(printed));
  expect(told.pieces.length).toBeGreaterThan(1);
  expect(
    told.pieces.map(({ ratingId, evidenceId, used, weight }) => ({ ratingId, evidenceId, used, weight })),
  ).toEqual(
    onScreen.pieces.map(({ ratingId, evidenceId, used, weight }) => ({ ratingId, evidenceId, used, weight })),
  );
  expect(told.rule).toEqual(onScreen.rule);
  expect(told.standing).toEqual(onScreen.standing);
  expect(told.replayed).toBe(true);

  await expect.poll(() => page.locator('h1').textContent()).toContain(`why am I at ${told.standing.level}?`);
  await page.getByText(`Rule ${told.rule.id}, version ${told.rule.version}.`).waitFor();
  await page.getByRole('button', { name: 'Show as table' }).click();
  const rows = page
    .getByRole('table', { name: 'Every piece, newest first' })
    .locator('tbody')
    .getByRole('row');
  await expect.poll(() => rows.count()).toBe(told.pieces.length);
  const newestFirst = told.pieces.toSorted((a, b) => b.happenedAt.localeCompare(a.happenedAt));
  for (const [at, piece] of newestFirst.entries()) {
    const text = (await rows.nth(at).textContent()) ?? '';
    expect(text).toContain(piece.rater.name);
    if (piece.title !== null) expect(text).toContain(piece.title);
    if (piece.level !== null) expect(text).toContain(String(piece.level));
    // Percentages are rounded so that they sum to 100.
    const counts = Number(/counts (\d+) of 100/.exec(text)?.[1] ?? 0);
    expect(Math.abs(counts - 100 * (piece.weight ?? 0)), text).toBeLessThanOrEqual(1);
  }
  expect(faults).toEqual([]);
  await close();
});
