import type { Page } from 'playwright';
import { seedApps } from '../../sandbox/seeds/apps';
import { findings } from '../access/axe';
import { passphrase, unbindAlice } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { ChromiumExtension } from '../support/chromium-extension';
import { Desk } from '../support/desk';
import { managedEntries, managedSettings } from '../support/managed';
import { playwrightDriver } from '../support/playwright-driver';

test.use({ policy: ({ sandbox }, use) => use(managedSettings(sandbox.url)) });

async function beginWithPolicy(extension: ChromiumExtension): Promise<{ page: Page; desk: Desk }> {
  const page = await extension.popup();
  const desk = new Desk(playwrightDriver(page));
  await desk.reach('setup');
  // Once the policy is known: a browser that has just started needs seconds for that.
  await page.getByTestId('practice').waitFor({ state: 'detached' });
  await desk.createVault(passphrase);
  await desk.reach('identify');
  return { page, desk };
}

test('an organization’s environment needs its secret, and nothing else', async ({
  extension,
  sandbox,
}) => {
  const { page, desk } = await beginWithPolicy(extension);
  await expect(page.getByTestId('env-select')).toHaveText('Acme (managed)');
  await expect(page.getByTestId('notice')).toContainText('App Secret');

  await desk.signInByToken('a.b.c');
  expect((await desk.error()).code).toBe('secret-missing');
  await desk.settled();
  await page.getByTestId('abandon').click();
  await page.getByTestId('new-case').click();
  await desk.reach('identify');
  expect(sandbox.sandbox.requests).toEqual([]);

  await page.getByTestId('env-edit').click();
  await desk.reach('environment');
  for (const id of ['env-label', 'env-app-host', 'env-app-id']) {
    await expect(page.getByTestId(id)).toHaveAttribute('readonly');
  }
  await expect(page.getByTestId('env-auth-method')).toBeDisabled();
  await expect(page.getByTestId('env-remove')).toHaveCount(0);
  await desk.saveEnvironment({ appSecret: seedApps.post.appSecret });
  await desk.reach('identify');
  await expect(page.getByTestId('notice')).toHaveCount(0);

  await unbindAlice(desk, sandbox, { ticket: 'INC-4711' });
  await page.getByTestId('new-case').click();
  await desk.reach('identify');
  // No first steps opened by themselves.
  const open = extension.context.pages().map((each) => new URL(each.url()).hash);
  expect(open).not.toContain('#welcome');
});

test('the settings show what the organization has set, and what was wrong with it', async ({
  extension,
}) => {
  await beginWithPolicy(extension);
  const options = await extension.options();
  await options.getByTestId('section-organisation').click();
  const named = (testId: string) =>
    options
      .getByTestId(testId)
      .locator('[data-entry]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-entry')));
  await expect(options.getByTestId('policy-entries')).toBeVisible();
  expect((await named('policy-entries')).sort()).toEqual(managedEntries);
  // Chromium itself removes entries that its schema lacks and values of another type.
  expect(await named('policy-problems')).toContain('environments[1].appHost');
  for (const colorScheme of ['light', 'dark'] as const) {
    await options.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findings(options, 'all')).toEqual([]);
  }
  await options.getByTestId('section-environments').click();
  await expect(options.getByTestId('environment').getByTestId('managed')).toHaveText(
    'Organization',
  );
  await options.getByTestId('section-security').click();
  await expect(options.getByTestId('managed')).toBeVisible();
});

test('a withdrawn environment with the agent’s secret stays, as the agent’s', async ({
  extension,
}) => {
  const { page, desk } = await beginWithPolicy(extension);
  await page.getByTestId('env-edit').click();
  await desk.saveEnvironment({ appSecret: seedApps.post.appSecret });
  await desk.reach('identify');
  await extension.setPolicy(null);
  await extension.relaunch();
  const later = await extension.popup();
  const again = new Desk(playwrightDriver(later));
  await again.unlock(passphrase);
  await again.reach('identify');
  await later.getByTestId('env-edit').click();
  await expect(later.getByTestId('env-label')).not.toHaveAttribute('readonly');
  await expect(later.getByTestId('env-remove')).toBeVisible();
});
