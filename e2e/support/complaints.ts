/**
 * What pages and the background complained of: errors written to the console, exceptions and rejections that nobody caught.
 * A journey fails for each that it did not foresee.
 */
export class Complaints {
  readonly #heard: string[] = [];
  readonly #allowed: RegExp[] = [];

  hear(source: string, text: string): void {
    this.#heard.push(`${source}: ${text}`);
  }

  /** Foresees complaints, whether they come or not. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  get unforeseen(): readonly string[] {
    return this.#heard.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }
}
