import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { inject } from 'vitest';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps',
];

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CAIRN_CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS });
}

export type PageOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: 'en' | 'es';
  readonly dark?: boolean;
  readonly offline?: boolean;
};

/** A page of a device of its own, on which a console error, a policy violation or a foreign request is a fault. */
export type Device = { readonly page: Page; readonly context: BrowserContext; readonly faults: string[]; readonly close: () => Promise<void> };

export async function openDevice(browser: Browser, options: PageOptions = {}): Promise<Device> {
  const { width = 1366, height = 768, locale = 'en', dark = false } = options;
  const baseURL = inject('baseUrl');
  const context = await browser.newContext({
    baseURL,
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
  page.on('console', (message) => {
    // A refused request is also logged by the browser; journeys look at what the page shows of it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL) && !/^(data|blob|about):/.test(url)) faults.push(`foreign request: ${url}`);
  });
  return { page, context, faults, close: () => context.close() };
}

/** Counts what a person does: a key chord, a click or tap, and typing one text are one action each. */
export class Hands {
  private done = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get actions(): number {
    return this.done;
  }

  async press(chord: string): Promise<void> {
    this.done += 1;
    await this.page.keyboard.press(chord);
  }

  async click(target: Locator): Promise<void> {
    this.done += 1;
    await target.click();
  }

  async type(text: string): Promise<void> {
    this.done += 1;
    await this.page.keyboard.insertText(text);
  }
}

/** Sign in as a demo person through the demo screen's own endpoint, then open the start page. */
export async function signInAsDemo(page: Page, which: { role: string; at?: number }): Promise<{ personId: string; name: string }> {
  const people = await page.request.get('/api/demo/people');
  const { items } = (await people.json()) as { items: { personId: string; name: string; role: string }[] };
  const person = items.filter(({ role }) => role === which.role)[which.at ?? 0];
  if (person === undefined) throw new Error(`The demo district has no ${which.role}.`);
  const answer = await page.request.post('/api/demo/sign-in', { data: { personId: person.personId }, headers: { 'x-cairn-csrf': '1' } });
  if (!answer.ok()) throw new Error(`Demo sign-in answered ${answer.status()}: ${await answer.text()}`);
  return person;
}
