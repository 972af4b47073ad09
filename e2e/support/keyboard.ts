import type { Page } from 'playwright';

/** The agent's two hands on the keyboard, and a count of what they do. A chord is one action, and so is a text's every key. */
export class Keyboard {
  #actions = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** How many key actions there were, digits of codes and other typed texts aside. */
  get actions(): number {
    return this.#actions;
  }

  async press(key: string): Promise<void> {
    this.#actions += 1;
    await this.#page.keyboard.press(key);
  }

  /** Typed into whatever has the focus, and not counted: it is what the caller says. */
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

/** Puts a text where Ctrl+V takes it from. */
export async function copyToClipboard(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}
