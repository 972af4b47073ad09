import { expect } from 'playwright/test';
import { ChromiumExtension } from './chromium-extension';
import { Desk } from './desk';
import { journey } from './journey';
import { playwrightDriver } from './playwright-driver';

interface Fixtures {
  /** The folder to load, seen from the repository's root. */
  readonly build: string;
  /** For journeys that begin at the page which the extension opens by itself. */
  readonly keepWelcome: boolean;
  /** For journeys that look at a background which sleeps, or at what pages there are. */
  readonly quiet: boolean;
  /** What an organisation has set for the extension; `undefined` for nothing. */
  readonly policy: object | undefined;
  /** JavaScript that runs before the background's own: a browser that behaves in another way. */
  readonly prelude: string | undefined;
  /** What is stored has a quota, which can be used up. */
  readonly storageQuota: boolean;
  /** The built extension in a browser of its own. */
  readonly extension: ChromiumExtension;
  /** The agent at an open popup. */
  readonly desk: Desk;
}

/** A journey in Chromium. It fails for any error on a console and any rejection that nobody caught. */
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
    // How long a browser takes to start says nothing of a journey.
    { timeout: 60_000 },
  ],
  desk: async ({ extension }, use) => {
    await use(new Desk(playwrightDriver(await extension.popup())));
  },
});

export { expect };
