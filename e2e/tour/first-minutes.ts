import { seedApps } from '../../sandbox/seeds/apps';
import { passphrase } from '../support/agent';
import { Desk } from '../support/desk';
import { openPage } from '../support/open-page';
import { playwrightDriver } from '../support/playwright-driver';
import type { Tour } from './stop';

/** Practice mode, and then the page that opens at install. */
export const firstMinutes: Tour = async ({ desk, extension, sandbox }, visit) => {
  const popup = openPage(extension);
  await desk.reach('setup');
  await popup.getByTestId('practice').click();
  await popup.locator('[data-screen="identify"]').waitFor();
  await visit('practice', popup);
  await desk.sendLoginSms('+86 199 0000 0001');
  await popup.getByTestId('practice-message').waitFor();
  await visit('practice-sms', popup);
  await popup.getByTestId('leave-practice').click();
  await desk.reach('setup');

  const page = await extension.context.newPage();
  await page.goto(`${await extension.address('options')}#welcome`);
  const newcomer = new Desk(playwrightDriver(page));
  await newcomer.reach('setup');
  await visit('welcome-vault', page);
  await newcomer.createVault(passphrase);
  await newcomer.reach('environment');
  await visit('welcome-connect', page);
  const { appId } = seedApps.none;
  await newcomer.saveEnvironment({
    label: 'Sandbox none',
    appHost: sandbox.url,
    appId,
    authMethod: 'none',
  });
  await page.getByTestId('welcome-settings').waitFor();
  await visit('welcome-ready', page);
};
