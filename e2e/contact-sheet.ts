/** `npm run screens`: a picture of every screen at three widths, in two languages, light and dark, on one sheet. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { byPerson, SCREENS, type Screen } from './screens.ts';
import { startCairn } from './support/cairn-server.ts';
import { openBrowser } from './support/device.ts';
import { openAs, withScreen } from './support/open-screen.ts';
import { readWorld, type World } from './support/world.ts';

const OUT = fileURLToPath(new URL('../.cache/screens/', import.meta.url));
const WIDTHS = [390, 1366, 1920] as const;
const HEIGHTS = { 390: 844, 1366: 768, 1920: 1080 } as const;
const LOOKS = WIDTHS.flatMap((width) =>
  (['en', 'es'] as const).flatMap((locale) => [false, true].map((dark) => ({ width, locale, dark }))),
);
type Look = (typeof LOOKS)[number];

const lookName = ({ width, locale, dark }: Look) => `${width}-${locale}-${dark ? 'dark' : 'light'}`;
const pictureOf = (screen: Screen, look: Look) => `${screen.name}-${lookName(look)}.png`;

/** Pictures of all screens of one look; gives back what could not be reached, in words. */
async function takePictures(
  browser: Browser,
  baseUrl: string,
  world: World,
  screens: readonly Screen[],
  look: Look,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [who, own] of byPerson(screens)) {
    const reach = await openAs(browser, baseUrl, who, { ...look, height: HEIGHTS[look.width] });
    for (const screen of own) {
      try {
        await withScreen(reach, screen, world, async () => {
          await reach.device.page.screenshot({ path: join(OUT, pictureOf(screen, look)) });
        });
      } catch (error) {
        const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
        faults.push(`${screen.name} (${lookName(look)}): ${why}`);
      }
    }
    faults.push(...reach.device.faults.map((fault) => `${lookName(look)}: ${fault}`));
    await reach.device.close();
  }
  return faults;
}

const PAGE_STYLE = `
  body { font: 15px/1.4 system-ui, sans-serif; margin: 24px; background: #e9e4d8; color: #24221d }
  h2 { margin: 32px 0 8px } figure { margin: 0 } figcaption { font-size: 13px }
  .row { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start }
  img { display: block; height: 300px; border: 1px solid #857d6e }`;

/** The sheet of these screens; no script, only pictures beside it. */
function sheet(screens: readonly Screen[], faults: readonly string[]): string {
  const figure = (screen: Screen, look: Look) => {
    const file = pictureOf(screen, look);
    return `<figure><a href="${file}"><img src="${file}" alt="${screen.name}, ${lookName(look)}" loading="eager"></a><figcaption>${lookName(look)}</figcaption></figure>`;
  };
  const part = (screen: Screen) =>
    `<h2 id="${screen.name}">${screen.name}</h2><p>${screen.route}, ${screen.who === 'visitor' ? screen.who : screen.who.role}, ${screen.state}</p>
    ${WIDTHS.map(
      (width) =>
        `<div class="row">${LOOKS.filter((look) => look.width === width)
          .map((look) => figure(screen, look))
          .join('')}</div>`,
    ).join('')}`;
  const missing =
    faults.length === 0
      ? ''
      : `<h2>Faults</h2><ul>${faults.map((fault) => `<li>${escaped(fault)}</li>`).join('')}</ul>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Every screen of Cairn</title><style>${PAGE_STYLE}</style></head>
  <body><h1>Every screen of Cairn: ${screens.length}</h1>${missing}${screens.map(part).join('\n')}</body></html>`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** One picture for each screen with all its looks, made by the browser itself. */
async function makeMontages(browser: Browser, screens: readonly Screen[]): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 2240, height: 1100 } });
  const page = await context.newPage();
  for (const screen of screens) {
    const file = join(OUT, 'montage.html');
    await writeFile(file, sheet([screen], []));
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: join(OUT, `montage-${screen.name}.png`), fullPage: true });
    await rm(file);
  }
  await context.close();
}

/** Screens whose name contains one of the words on the command line; all without words. */
function chosen(words: readonly string[]): readonly Screen[] {
  return words.length === 0
    ? SCREENS
    : SCREENS.filter(({ name }) => words.some((word) => name.includes(word)));
}

async function main(): Promise<number> {
  const screens = chosen(process.argv.slice(2));
  if (screens.length === 0) throw new Error('No screen has a name like this; see e2e/screens.');
  await readFile(new URL('../apps/web/dist/index.html', import.meta.url)).catch(() => {
    throw new Error('The web application is not built: npm run build.');
  });
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const [cairn, browser] = await Promise.all([startCairn(), openBrowser()]);
  try {
    const world = await readWorld(browser, cairn.baseUrl);
    const faults: string[] = [];
    for (const look of LOOKS) {
      faults.push(...(await takePictures(browser, cairn.baseUrl, world, screens, look)));
      console.error(`${lookName(look)}: ${screens.length} screens`);
    }
    await writeFile(join(OUT, 'index.html'), sheet(screens, faults));
    await makeMontages(browser, screens);
    for (const fault of faults) console.error(fault);
    console.log(
      `${screens.length * LOOKS.length} pictures of ${screens.length} screens: ${join(OUT, 'index.html')}`,
    );
    return faults.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await cairn.stop();
  }
}

process.exitCode = await main();
