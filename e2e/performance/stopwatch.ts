import type { Page } from 'playwright';
import { byTestId } from '../support/page-driver';

/** Measures from a click to its result by the page's own clock, without the time of the test driver. Milliseconds. */
export interface Stopwatch {
  /** Waits for a click on the button, and then for a new match of the selector. */
  start(testId: string, selector: string): Promise<void>;
  /** When the click was made, in milliseconds since the epoch. Resolves after the click. */
  clickedAt(): Promise<number>;
  /** The time from the click to the match. Resolves after the match. */
  stop(): Promise<number>;
}

/** Makes a stopwatch for a page. */
export function stopwatchIn(page: Page): Stopwatch {
  return {
    async start(testId, selector) {
      await page.evaluate(`{
        const clicked = new Promise((resolve) => {
          addEventListener('click', function listen({ target, timeStamp }) {
            if (target.closest('${byTestId(testId)}') === null) return;
            removeEventListener('click', listen, { capture: true });
            resolve(timeStamp);
          }, { capture: true });
        });
        const brought = (timeStamp) => new Promise((resolve) => {
          const look = () => {
            if (document.querySelector('${selector}') === null) return;
            changes.disconnect();
            resolve(performance.now() - timeStamp);
          };
          const changes = new MutationObserver(look);
          changes.observe(document, { attributes: true, childList: true, subtree: true });
          look();
        });
        window.stopwatch = { clicked, brought: clicked.then(brought) };
      }`);
    },
    clickedAt: () => numberOf(page, 'stopwatch.clicked.then((at) => performance.timeOrigin + at)'),
    stop: () => numberOf(page, 'stopwatch.brought'),
  };
}

async function numberOf(page: Page, expression: string): Promise<number> {
  return Number(await page.evaluate(expression));
}
