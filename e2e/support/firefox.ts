import { expect } from 'playwright/test';
import { Desk } from './desk';
import { FirefoxExtension } from './firefox-extension';
import { journey } from './journey';
import { puppeteerDriver } from './puppeteer-driver';

interface Fixtures {
  /** The folder to load, seen from the repository's root. */
  readonly build: string;
  /** What an organisation has set for the extension; `undefined` for nothing. */
  readonly policy: object | undefined;
  /** The built extension in a browser of its own. */
  readonly extension: FirefoxExtension;
  /** The agent at an open popup. */
  readonly desk: Desk;
}

/** A journey in the stock Firefox. It fails for any error on a page's console and any that nobody caught. */
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
    // How long a browser takes to start says nothing of a journey.
    { timeout: 60_000 },
  ],
  desk: async ({ extension }, use) => {
    await use(new Desk(puppeteerDriver(await extension.popup())));
  },
});

export { expect };
