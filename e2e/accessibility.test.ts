import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { byPerson, type Reach, SCREENS, type Screen } from './screens.ts';
import { openBrowser } from './support/device.ts';
import { openAs, withScreen } from './support/open-screen.ts';
import { readWorld, type World } from './support/world.ts';

/** Both languages, both themes and both sizes, each with the other two at least once. */
const LOOKS = [
  { locale: 'en', dark: false, width: 1366 },
  { locale: 'es', dark: false, width: 390 },
  { locale: 'en', dark: true, width: 390 },
  { locale: 'es', dark: true, width: 1366 },
] as const;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser: Browser;
let world: World;
beforeAll(async () => {
  browser = await openBrowser();
  world = await readWorld(browser, inject('baseUrl'));
});
afterAll(() => browser.close());

describe.each(LOOKS)('in $locale, dark $dark, $width px wide', (look) => {
  it.each(byPerson(SCREENS).map(([who, screens]) => ({ who, screens, name: nameOf(who) })))(
    'nothing is wrong with any screen of $name',
    async ({ who, screens }) => {
      const reach = await openAs(browser, inject('baseUrl'), who, look);
      const faults: string[] = [];
      let looked = 0;
      for (const screen of screens) {
        try {
          await withScreen(reach, screen, world, async () => {
            looked += 1;
            const { page } = reach.device;
            const found = [
              ...(await misfits(reach, screen)),
              ...(await unrolled(page, () => violations(page, screen))),
            ];
            faults.push(...found.map((fault) => `${screen.name}: ${fault}`));
          });
        } catch (error) {
          faults.push(
            `${screen.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
          );
        }
      }
      faults.push(...reach.device.faults);
      await reach.device.close();
      expect(faults).toEqual([]);
      expect(looked).toBe(screens.length);
    },
  );
});

function nameOf(who: Screen['who']): string {
  return who === 'visitor' ? who : who.role;
}

/** How often a page may grow with its window: a table that scrolls in itself takes what it is given. */
const GROWTHS = 4;

/** As long as its content: the fixed bar of a phone else lies over whatever has not been scrolled to yet. */
async function unrolled<T>(page: Page, look: () => Promise<T>): Promise<T> {
  const size = page.viewportSize();
  if (size === null || size.width >= 500) return look();
  let { height } = size;
  for (let growth = 0; growth < GROWTHS; growth += 1) {
    const needed = await page.evaluate<number>('document.documentElement.scrollHeight');
    if (needed <= height) break;
    height = needed;
    await page.setViewportSize({ ...size, height });
  }
  const found = await look();
  await page.setViewportSize(size);
  return found;
}

async function violations(page: Page, screen: Screen): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).withTags(TAGS);
  // While a screen loads nobody knows its title; `misfits` asks for it wherever the answer is there.
  if (screen.waits === true) axe.disableRules('page-has-heading-one');
  const { violations: found, passes } = await axe.analyze();
  const blind = passes.length > 0 ? [] : ['axe looked at nothing'];
  const said = found.map(({ id, nodes }) => {
    const where = nodes
      .slice(0, 3)
      .map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary?.split('\n')[1]?.trim()})`);
    return `axe ${id} at ${nodes.length} places: ${where.join('; ')}`;
  });
  return [...blind, ...said];
}

/** What may stand below the main part: the bar of a phone, a line of keys. */
const MOST_TAIL = 150;

/** Language, width, title and focus. */
async function misfits({ device: { page }, locale }: Reach, screen: Screen): Promise<readonly string[]> {
  const facts = await page.evaluate<{
    lang: string;
    over: number;
    tail: number;
    titles: number;
    named: boolean;
    focus: boolean;
  }>(`({
    lang: document.documentElement.lang,
    over: document.documentElement.scrollWidth - window.innerWidth,
    tail: document.documentElement.scrollHeight - Math.max(window.innerHeight,
      window.scrollY + (document.querySelector('main')?.getBoundingClientRect().bottom ?? 0)),
    titles: document.querySelectorAll('h1').length,
    named: document.title.endsWith(' · Cairn'),
    focus: document.activeElement?.matches(${JSON.stringify(screen.focus ?? 'h1')}) ?? false,
  })`);
  const faults: string[] = [];
  if (facts.lang !== locale) faults.push(`the page says that its language is ${facts.lang}`);
  if (facts.over > 0) faults.push(`${facts.over} px stick out at the side`);
  if (facts.tail > MOST_TAIL) faults.push(`the page goes on for ${facts.tail} px after its end`);
  const still = screen.waits !== true;
  if (still && facts.titles !== 1) faults.push(`${facts.titles} first headings`);
  if (still && !facts.named) faults.push('the title of the document is not that of the screen');
  const moved = screen.before === undefined && screen.reach === undefined;
  if (moved && !facts.focus) faults.push('the focus is not on the title after the change of screen');
  return faults;
}
