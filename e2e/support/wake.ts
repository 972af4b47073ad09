import type { Page } from 'playwright';

/** Wakes the background, as a view does when it opens. Not an activity of the agent. */
export async function wake(page: Page): Promise<void> {
  await page.evaluate(`chrome.runtime.sendMessage({ method: 'app.wake', params: {} })`);
}
