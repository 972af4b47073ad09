import { seedApps } from '../../sandbox/seeds/apps';
import { passphrase, unbindAlice } from '../support/agent';
import { Desk } from '../support/desk';
import { expect, test } from '../support/firefox';
import { managedEntries, managedSettings } from '../support/managed';
import { puppeteerDriver } from '../support/puppeteer-driver';

test.use({ policy: ({ sandbox }, use) => use(managedSettings(sandbox.url)) });

test('an organization’s environment needs its secret, and nothing else', async ({
  extension,
  sandbox,
}) => {
  const page = await extension.popup();
  const desk = new Desk(puppeteerDriver(page));
  await desk.createVault(passphrase);
  await desk.reach('identify');
  await page.waitForSelector('[data-testid="notice"]');
  expect(await page.$$('[data-testid="notice"]')).toHaveLength(1);
  await desk.page.click('env-edit');
  await desk.saveEnvironment({ appSecret: seedApps.post.appSecret });
  await unbindAlice(desk, sandbox, { ticket: 'INC-4711' });

  const options = await extension.options();
  await options.waitForSelector('[data-testid="section-organisation"]');
  await options.click('[data-testid="section-organisation"]');
  await options.waitForSelector('[data-testid="policy-entries"]');
  const named = (testId: string) =>
    options.$$eval(`[data-testid="${testId}"] [data-entry]`, (rows) =>
      rows.map((row) => row.getAttribute('data-entry')),
    );
  expect((await named('policy-entries')).sort()).toEqual(managedEntries);
  // Firefox passes everything on unchanged.
  expect((await named('policy-problems')).sort()).toEqual([
    'environments[1].appHost',
    'lockAbsoluteHoursMax',
    'lockedAfter',
  ]);
});
