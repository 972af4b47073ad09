/** The few things that a journey needs from a page, so that it runs with more than one automation library. */
export interface PageDriver {
  /** Replaces the text of a field. */
  fill(testId: string, text: string): Promise<void>;
  /** Chooses an option of a list by its value. */
  choose(testId: string, value: string): Promise<void>;
  /** Clicks an element once it is visible and enabled. */
  click(testId: string): Promise<void>;
  /** The text of an element once it is visible, as people see it: with line breaks between blocks, and no space around. */
  text(testId: string): Promise<string>;
  /** An attribute of an element once it is visible. */
  attribute(testId: string, name: string): Promise<string | null>;
  /** Waits until an element that the CSS selector matches is visible. */
  waitFor(selector: string): Promise<void>;
  /** Whether an element that the CSS selector matches is visible now. */
  shows(selector: string): Promise<boolean>;
  /** Saves a picture of the page. */
  picture(path: string): Promise<void>;
}

/** The CSS selector of a test id. */
export function byTestId(testId: string): string {
  return `[data-testid="${testId}"]`;
}
