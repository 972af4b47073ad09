import { expect } from 'playwright/test';
import { ChromiumExtension } from './chromium-extension';
import { Desk } from './desk';
import { journey } from './journey';
import { playwrightDriver } from './playwright-driver';

interface Fixtures {
  /** The folder to load, relative to the repository's root. */
  readonly build: string;
  /** For journeys that start at the page which the extension opens at install. */
  readonly keepWelcome: boolean;
  /** For journeys about a sleeping background, or about which pages are open. */
  readonly quiet: boolean;
  /** What an organization has set for the extension; `undefined` for nothing. */
  readonly policy: object | undefined;
  /** JavaScript that runs before the background, for a browser that behaves differently. */
  readonly prelude: string | undefined;
  /** What is stored has a quota, which can be used up. */
  readonly storageQuota: boolean;
  /** The built extension in a browser of its own. */
  readonly extension: ChromiumExtension;
  /** The agent at an open popup. */
  readonly desk: Desk;
}

/** A journey in Chromium. It fails for any console error and any uncaught rejection. */
export const test = journey.extend<Fixtures>({
  build: ['dist/chrome', { option: true }],
  keepWelcome: [false, { option: true }],
  quiet: [false, { option: true }],
  policy: [undefined, { option: true }],
  prelude: [undefined, { option: true }],
  storageQuota: [false, { option: true }],
  extension: [
    async (
      { build, hostPermission, language, keepWelcome, quiet, policy, prelude, storageQuota },
      use,
    ) => {
      const extension = await ChromiumExtension.launch({
        build,
        hostPermission,
        language,
        keepWelcome,
        quiet,
        policy,
        prelude,
        storageQuota,
      });
      await use(extension);
      await extension.close();
      expect(extension.complaints.unforeseen).toEqual([]);
    },
    // The time a browser takes to start is not part of a journey.
    { timeout: 60_000 },
  ],
  desk: async ({ extension }, use) => {
    await use(new Desk(playwrightDriver(await extension.popup())));
  },
});

export { expect };
