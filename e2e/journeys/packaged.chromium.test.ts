import { hasPhone, loginCode, settleIn, unbindCode } from '../support/agent';
import { ChromiumExtension } from '../support/chromium-extension';
import { Desk } from '../support/desk';
import { expect, journey as test } from '../support/journey';
import { playwrightDriver } from '../support/playwright-driver';
import { withPackage } from '../support/upgrade';

test('the packed zip unbinds a phone', async ({ sandbox }) => {
  await withPackage('artifacts/packages', '-chrome.zip', async (build) => {
    const extension = await ChromiumExtension.launch({ build, quiet: false });
    try {
      const desk = new Desk(playwrightDriver(await extension.popup()));
      await settleIn(desk, sandbox);
      await desk.signInBySms('199 0000 0001', loginCode(sandbox, 'alice'));
      await desk.sendCode();
      await desk.unbind(await unbindCode(sandbox, 'alice')());
      expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
      expect(hasPhone(sandbox, 'alice')).toBe(false);
      expect(extension.complaints.unforeseen).toEqual([]);
    } finally {
      await extension.close();
    }
  });
});
