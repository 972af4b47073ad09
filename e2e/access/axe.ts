import axe from 'axe-core';
import type { Page } from 'playwright';

/** @see https://www.deque.com/axe/core-documentation/api-documentation/#axecore-tags */
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page, one line each; `colours` is only what depends on the theme. */
export async function findings(page: Page, what: 'all' | 'colours'): Promise<string[]> {
  // Evaluated from outside, because the pages' policy allows no other scripts.
  const there = await page.evaluate('typeof axe === "object"');
  if (there !== true) await page.evaluate(axe.source);
  const run =
    what === 'all'
      ? { runOnly: { type: 'tag', values: everything }, resultTypes: ['violations'] }
      : { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] };
  const lines: unknown = await page.evaluate(`axe.run(document, ${JSON.stringify(run)}).then(
    ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(
      ({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`);
  return Array.isArray(lines) ? lines.map(String) : ['axe did not answer'];
}
