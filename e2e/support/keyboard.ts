import type { Page } from 'playwright';

/** The agent's keyboard, with a count of actions. A chord is one action, and so is every key of a text. */
export class Keyboard {
  #actions = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** How many key actions there were, without digits of codes and other typed texts. */
  get actions(): number {
    return this.#actions;
  }

  async press(key: string): Promise<void> {
    this.#actions += 1;
    await this.#page.keyboard.press(key);
  }

  /** Types into the focused element what the caller says; not counted. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Waits until the focus is where the next key belongs. */
  async focusOn(testId: string): Promise<void> {
    await this.#page.waitForFunction(
      (id) => document.activeElement?.getAttribute('data-testid') === id,
      testId,
    );
  }

  /** Waits until the field that has the focus has all of its text selected. */
  async selectionOf(text: string): Promise<void> {
    await this.#page.waitForFunction((wanted) => String(getSelection()) === wanted, text);
  }
}

/** Puts a text on the clipboard. */
export async function copyToClipboard(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}
