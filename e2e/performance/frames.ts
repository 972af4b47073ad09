import type { Page } from 'playwright';

/** The times between frames, in milliseconds, while `work` runs on a page. */
export async function framesWhile(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(`
    window.frameTimes = [];
    window.watching = true;
    requestAnimationFrame(function first(last) {
      requestAnimationFrame(function next(now) {
        window.frameTimes.push(now - last);
        last = now;
        if (window.watching) requestAnimationFrame(next);
      });
    });
  `);
  await work();
  return page.evaluate('window.watching = false, window.frameTimes') as Promise<number[]>;
}
