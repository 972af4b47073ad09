import { expect } from 'playwright/test';
import { Desk } from './desk';
import { FirefoxExtension } from './firefox-extension';
import { journey } from './journey';
import { puppeteerDriver } from './puppeteer-driver';

interface Fixtures {
  /** The folder to load, relative to the repository's root. */
  readonly build: string;
  /** What an organization has set for the extension; `undefined` for nothing. */
  readonly policy: object | undefined;
  /** The built extension in a separate browser. */
  readonly extension: FirefoxExtension;
  /** The agent at an open popup. */
  readonly desk: Desk;
}

/** A journey in the stock Firefox. It fails for any console error of a page and any uncaught error. */
export const test = journey.extend<Fixtures>({
  build: ['dist/firefox', { option: true }],
  policy: [undefined, { option: true }],
  extension: [
    async ({ build, hostPermission, language, policy }, use) => {
      const extension = await FirefoxExtension.launch({
        build,
        hostPermission,
        language,
        policy,
      });
      await use(extension);
      await extension.close();
      expect(extension.complaints.unforeseen).toEqual([]);
    },
    // The time a browser takes to start is not part of a journey.
    { timeout: 60_000 },
  ],
  desk: async ({ extension }, use) => {
    await use(new Desk(puppeteerDriver(await extension.popup())));
  },
});

export { expect };
