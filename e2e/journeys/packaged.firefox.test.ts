import { settleIn, unbindAlice } from '../support/agent';
import { Desk } from '../support/desk';
import { FirefoxExtension } from '../support/firefox-extension';
import { expect, journey as test } from '../support/journey';
import { packagePath, withPackage } from '../support/packages';
import { puppeteerDriver } from '../support/puppeteer-driver';

test.setTimeout(90_000);

test('the packed xpi unbinds a phone, and is installed as it is', async ({ sandbox }) => {
  const xpi = await packagePath('artifacts/packages', '-firefox.xpi');
  await withPackage('artifacts/packages', '-firefox.xpi', async (build) => {
    const extension = await FirefoxExtension.launch({ build });
    try {
      const desk = new Desk(puppeteerDriver(await extension.popup()));
      await settleIn(desk, sandbox);
      await unbindAlice(desk, sandbox);
      // The package itself, which asks for its hosts, instead of the copy that already has them.
      await extension.browser.installExtension(xpi);
      await new Desk(puppeteerDriver(await extension.popup())).reach('unlock');
      expect(extension.complaints.unforeseen).toEqual([]);
    } finally {
      await extension.close();
    }
  });
});
