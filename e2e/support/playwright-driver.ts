import type { Page } from 'playwright';
import { byTestId, type PageDriver } from './page-driver';

/** Drives a page through Playwright. */
export function playwrightDriver(page: Page): PageDriver {
  const element = (testId: string) => page.locator(byTestId(testId));
  return {
    fill: (testId, text) => element(testId).fill(text),
    choose: async (testId, value) => {
      await element(testId).selectOption(value);
    },
    click: (testId) => element(testId).click(),
    text: async (testId) => {
      await element(testId).waitFor();
      const [text = ''] = await element(testId).allInnerTexts();
      return text.trim();
    },
    attribute: async (testId, name) => {
      await element(testId).waitFor();
      return element(testId).getAttribute(name);
    },
    waitFor: (selector) => page.locator(selector).first().waitFor(),
    shows: (selector) => page.locator(selector).first().isVisible(),
    picture: async (path) => {
      await page.screenshot({ path });
    },
  };
}
