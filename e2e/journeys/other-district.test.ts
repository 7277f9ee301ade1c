import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ask, send } from '../support/ask.ts';
import { openBrowser, openDevice } from '../support/browser.ts';
import { cairn, REAL_DISTRICT } from '../support/cairn-server.ts';
import { findRealPeople } from '../support/real-input.ts';
import { choosePassword, makeLink, signInAsDemo } from '../support/sign-in.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

type Ids = { readonly classId: string; readonly personId: string; readonly competencyId: string };

/** A class, a learner and a competency that this facilitator works with. */
async function idsOf(page: Page): Promise<Ids> {
  const { items } = await ask(page, 'class.list');
  const classId = items[0]?.id ?? '';
  const grid = await ask(page, 'grid.read', { params: { classId } });
  return { classId, personId: grid.rows[0]?.person.id ?? '', competencyId: grid.columns[0]?.id ?? '' };
}

/** Everything of another district is as if it were not there. */
async function expectNothing(page: Page, ids: Ids, sameStarter = false): Promise<void> {
  const { classId, personId, competencyId } = ids;
  const pages = [
    `/classes/${classId}/rate`,
    `/learners/${personId}/trail`,
    `/learners/${personId}/competencies/${competencyId}`,
    `/family/${personId}`,
  ];
  for (const path of pages) {
    await page.goto(path);
    await page.getByText('This page is not open to you').waitFor();
    expect(await page.locator('main').textContent()).not.toContain(personId);
  }
  const asked = [
    ['class.read', { classId }],
    ['grid.read', { classId }],
    ['person.read', { personId }],
    ['trail.read', { personId }],
    ['evidence.list', { personId }],
    ['standing.read', { personId }],
    ['family.read', { personId }],
    ['explanation.read', { personId, competencyId }],
    ['competency.read', { competencyId }],
  ] as const;
  for (const [id, params] of asked) {
    // The starter frameworks keep their identifiers, so each district has a copy of its own under the same one.
    if (id === 'competency.read' && sameStarter) continue;
    const answer = await send(page, id, { params });
    expect([id, answer.status()]).toEqual([id, 404]);
    const missing = await send(page, id, { params: unknown(params) });
    // Missing and forbidden are told by the same words.
    expect(sameWords(await answer.text())).toBe(sameWords(await missing.text()));
  }
}

const NOBODY = '01900000-0000-7000-8000-000000000000';
const unknown = (params: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.keys(params).map((name) => [name, NOBODY]));
const sameWords = (problem: string) =>
  problem.replace(/"requestId":"[^"]*"/, '').replace(/"instance":"[^"]*"/, '');

it('an administrator of another district gets nothing of the demo', async () => {
  const [here, there] = await Promise.all([openDevice(browser), openDevice(browser)]);
  await signInAsDemo(here.page, { role: 'facilitator' });
  const ids = await idsOf(here.page);
  const district = 'heron-lake';
  const printed: unknown = JSON.parse(
    await cairn(inject('dataDir'), [
      'setup',
      '--district',
      district,
      '--admin',
      'kim@heron-lake.example',
      '--json',
    ]),
  );
  const url = /"url":\s*"([^"]+)"/.exec(JSON.stringify(printed))?.[1] ?? '';
  await choosePassword(there.page, new URL(url).pathname);
  await expectNothing(there.page, ids, true);
  expect(there.faults).toEqual([]);
  await Promise.all([here.close(), there.close()]);
});

it('facilitators of two districts get nothing of each other', async ({ skip }) => {
  skip(!inject('realInput'), 'The sample roster is not beside this checkout.');
  const [here, there] = await Promise.all([openDevice(browser), openDevice(browser)]);
  await signInAsDemo(here.page, { role: 'facilitator' });
  const { facilitator } = await findRealPeople();
  const { path } = await makeLink(inject('dataDir'), { person: facilitator, district: REAL_DISTRICT });
  await choosePassword(there.page, path);
  const [demo, real] = await Promise.all([idsOf(here.page), idsOf(there.page)]);
  await expectNothing(there.page, demo);
  await expectNothing(here.page, real);
  expect([...here.faults, ...there.faults]).toEqual([]);
  await Promise.all([here.close(), there.close()]);
});
