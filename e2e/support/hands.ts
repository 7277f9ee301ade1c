import type { Locator, Page } from 'playwright-core';

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
