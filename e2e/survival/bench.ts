import { type SandboxServer, startSandboxServer } from '../../sandbox/node-server';
import { settleIn } from '../support/agent';
import { test as base, expect } from '../support/chromium';
import { ChromiumExtension } from '../support/chromium-extension';
import { describedWire } from '../support/described-wire';
import { Desk } from '../support/desk';
import { playwrightDriver } from '../support/playwright-driver';

/** One browser with one vault and one service, in which one case after another is worked and killed. */
export interface Bench {
  readonly extension: ChromiumExtension;
  readonly server: SandboxServer;
}

/**
 * One browser runs many cells, so each cell also proves that the previous one left it usable. After a failure the runner
 * starts another browser.
 */
export const test = base.extend<object, { readonly bench: Bench }>({
  bench: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed, here none
    async ({}, use) => {
      const server = await startSandboxServer();
      const undescribed = describedWire(server.sandbox);
      const extension = await ChromiumExtension.launch();
      const desk = new Desk(playwrightDriver(await extension.popup()));
      await settleIn(desk, server, 'post', { accessKey: true });
      await use({ extension, server });
      await extension.close();
      await server.close();
      expect(extension.complaints.unforeseen).toEqual([]);
      expect(undescribed()).toEqual([]);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect };
