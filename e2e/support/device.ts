import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
];

/** Start the Chromium that `CAIRN_CHROMIUM` names, else Debian's. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CAIRN_CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS });
}

export type DeviceOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: 'en' | 'es';
  readonly dark?: boolean;
};

/** A device of its own, on which a console error, a policy violation or a foreign request is a fault. */
export type Device = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: string[];
  /** Wait until a screen stands still: a title, nothing loading, every request answered. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A new device that looks at the Cairn at `baseUrl`; by default a laptop, in English and light. */
export async function openDeviceAt(
  browser: Browser,
  baseUrl: string,
  options: DeviceOptions = {},
): Promise<Device> {
  const { width = 1366, height = width < 500 ? 844 : 768, locale = 'en', dark = false } = options;
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width, height },
    locale: locale === 'es' ? 'es-US' : 'en-US',
    colorScheme: dark ? 'dark' : 'light',
    timezoneId: 'America/Chicago',
    isMobile: width < 500,
    hasTouch: width < 500,
    reducedMotion: 'reduce',
  });
  const faults: string[] = [];
  const page = await context.newPage();
  watchFaults(page, baseUrl, faults);
  const asked = watchRequests(page);
  return { page, context, faults, settled: () => standStill(page, asked), close: () => context.close() };
}

/** Choose the language on this device as the switch does; else a person's own would come with them. */
export async function chooseLanguage(
  { context }: Pick<Device, 'context'>,
  locale: 'en' | 'es',
): Promise<void> {
  await context.addInitScript(`window.localStorage.setItem('cairn.locale', ${JSON.stringify(locale)})`);
}

/** Follow an address inside the application, without loading the page anew. */
export async function go(page: Page, address: string): Promise<void> {
  await page.evaluate(`window.history.pushState({}, '', ${JSON.stringify(address)})`);
}

/** The requests that wait for their answer; the stream of events never ends and is left out. */
function watchRequests(page: Page): ReadonlySet<Request> {
  const asked = new Set<Request>();
  page.on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/api/live')) asked.add(request);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return asked;
}

/** A screen that takes longer than this, even on a crowded machine, is a fault. */
const MOST_MS = 20_000;

async function standStill(page: Page, asked: ReadonlySet<Request>): Promise<void> {
  await page.locator('h1').first().waitFor();
  // The gallery shows the waiting states themselves.
  const busy = `document.fonts.status !== 'loaded' ||
    (!location.pathname.startsWith('/gallery') && document.querySelector('[aria-busy="true"]') !== null)`;
  // Two frames without anything under way: what an answer brings is drawn, and asks for what it needs.
  const deadline = Date.now() + MOST_MS;
  for (let quiet = 0; quiet < 2; ) {
    if (Date.now() > deadline) {
      const waiting = [...asked].map((request) => request.url()).join(', ');
      throw new Error(
        `${page.url()} does not come to rest; it waits for: ${waiting || 'a part that is busy'}`,
      );
    }
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    quiet = asked.size === 0 && !(await page.evaluate(busy)) ? quiet + 1 : 0;
  }
}

/** Writes down what must never happen on a page. */
export function watchFaults(page: Page, baseUrl: string, faults: string[]): void {
  page.on('console', (message) => {
    // A refused request is also logged by the browser; journeys look at what the page shows of it.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    faults.push(`console at ${new URL(page.url()).pathname}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page error at ${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseUrl) && !/^(data|blob|about):/.test(url)) faults.push(`foreign request: ${url}`);
  });
}
