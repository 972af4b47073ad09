/**
 * Complaints of pages and the background: console errors, uncaught exceptions and rejections. A journey fails for each
 * unexpected one.
 */
export class Complaints {
  readonly #heard: string[] = [];
  readonly #allowed: RegExp[] = [];

  hear(source: string, text: string): void {
    this.#heard.push(`${source}: ${text}`);
  }

  /** Expects complaints, which need not come. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  get unforeseen(): readonly string[] {
    return this.#heard.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }
}
