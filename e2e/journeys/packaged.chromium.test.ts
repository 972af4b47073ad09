import { settleIn, unbindAlice } from '../support/agent';
import { ChromiumExtension } from '../support/chromium-extension';
import { Desk } from '../support/desk';
import { expect, journey as test } from '../support/journey';
import { withPackage } from '../support/packages';
import { playwrightDriver } from '../support/playwright-driver';

test('the packed zip unbinds a phone', async ({ sandbox }) => {
  await withPackage('artifacts/packages', '-chrome.zip', async (build) => {
    const extension = await ChromiumExtension.launch({ build, quiet: false });
    try {
      const desk = new Desk(playwrightDriver(await extension.popup()));
      await settleIn(desk, sandbox);
      await unbindAlice(desk, sandbox);
      expect(extension.complaints.unforeseen).toEqual([]);
    } finally {
      await extension.close();
    }
  });
});
