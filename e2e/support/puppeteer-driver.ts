import type { Page } from 'puppeteer-core';
import { byTestId, type PageDriver } from './page-driver';

/** Drives a page through puppeteer, for a Firefox that Playwright cannot drive. */
export function puppeteerDriver(page: Page): PageDriver {
  const visible = async (selector: string) => {
    const element = await page.waitForSelector(selector, { visible: true });
    if (element === null) throw new Error(`${selector} went away`);
    return element;
  };
  return {
    fill: (testId, text) => page.locator(byTestId(testId)).fill(text),
    choose: async (testId, value) => {
      await visible(byTestId(testId));
      await page.select(byTestId(testId), value);
    },
    // The library itself only checks `disabled`.
    click: (testId) => page.locator(`${byTestId(testId)}:not([aria-disabled="true"])`).click(),
    text: async (testId) => {
      const element = await visible(byTestId(testId));
      const text: unknown = await (await element.getProperty('innerText')).jsonValue();
      return typeof text === 'string' ? text.trim() : '';
    },
    attribute: async (testId, name) => {
      const element = await visible(byTestId(testId));
      return element.evaluate((node, wanted) => node.getAttribute(wanted), name);
    },
    waitFor: async (selector) => {
      await visible(selector);
    },
    shows: async (selector) => {
      const element = await page.$(selector);
      return (await element?.isVisible()) ?? false;
    },
    picture: async (path) => {
      await page.screenshot({ path: pngPath(path) });
    },
  };
}

function pngPath(path: string): `${string}.png` {
  return `${path.replace(/\.png$/, '')}.png`;
}
