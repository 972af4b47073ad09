import type { Page } from 'playwright';
import { passphrase, settleIn } from '../support/agent';
import { Authenticator } from '../support/authenticator';
import { expect, test } from '../support/chromium';
import type { ChromiumExtension } from '../support/chromium-extension';
import { Keyboard } from '../support/keyboard';
import { openPage } from '../support/open-page';

const screen = (page: Page, name: string) => page.locator(`[data-screen="${name}"]`).waitFor();
const problem = (page: Page) => page.getByTestId('error').getAttribute('data-code');

async function openSecurity(extension: ChromiumExtension): Promise<Page> {
  const page = await extension.options();
  await page.getByTestId('section-security').click();
  await page.getByTestId('passkey-add').waitFor();
  return page;
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByTestId('passkey-name').fill(name);
  await page.getByTestId('passkey-passphrase').fill(passphrase);
  await page.getByTestId('passkey-add').click();
}

async function addedPasskey(page: Page, name: string): Promise<void> {
  await addPasskey(page, name);
  await expect(page.getByTestId('passkey').filter({ hasText: name })).toHaveCount(1);
}

async function lock(page: Page): Promise<void> {
  await page.getByTestId('lock-now').click();
  await screen(page, 'unlock');
}

async function unlockByPassphrase(page: Page, typed = passphrase): Promise<void> {
  await page.getByTestId('passphrase').fill(typed);
  await page.getByTestId('unlock').click();
  await page.getByTestId('section-security').waitFor();
}

async function unlockByPasskey(page: Page): Promise<void> {
  await page.getByTestId('passkey-unlock').click();
  await page.getByTestId('section-security').waitFor();
}

test('one key and one touch unlock the vault', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  const page = await openSecurity(extension);
  const authenticator = await Authenticator.plugIn(page);
  await addedPasskey(page, 'Laptop');
  expect(await authenticator.credentials()).toBe(1);

  await lock(page);
  const before = authenticator.asserted;
  const keys = new Keyboard(page);
  await keys.focusOn('passkey-unlock');
  await keys.press('Enter');
  await page.getByTestId('section-security').waitFor();
  expect(keys.actions).toBe(1);
  expect(authenticator.asserted - before).toBe(1);
});

test('it is offered after an unlock by passphrase, until the agent declines', async ({
  desk,
  extension,
  sandbox,
}) => {
  // Four keys are derived.
  test.slow();
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  const offer = page.getByTestId('passkey-offer');
  await expect(page.getByTestId('caller')).toBeVisible();
  await expect(offer).toHaveCount(0);
  await desk.lock();
  await desk.unlock(passphrase);
  const opened = extension.context.waitForEvent('page');
  await page.getByTestId('passkey-offer-add').click();
  await (await opened).getByTestId('passkey-add').waitFor();
  await page.getByTestId('passkey-decline').click();
  await expect(offer).toHaveCount(0);
  await desk.lock();
  await desk.unlock(passphrase);
  await desk.reach('identify');
  await expect(offer).toHaveCount(0);
});

test('a removed passkey unlocks nothing, and the passphrase still does', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = await openSecurity(extension);
  await Authenticator.plugIn(page);
  await addedPasskey(page, 'Laptop');
  await page.getByTestId('passkey-remove').click();
  await expect(page.getByTestId('passkey')).toHaveCount(0);
  await lock(page);
  await expect(page.getByTestId('passphrase')).toBeFocused();
  await expect(page.getByTestId('passkey-unlock')).toHaveCount(0);
  await unlockByPassphrase(page);
});

test('another passphrase keeps it, and the passkey is not asked', async ({
  desk,
  extension,
  sandbox,
}) => {
  // Six keys are derived.
  test.slow();
  const next = 'copper lantern orchard 52';
  await settleIn(desk, sandbox);
  const page = await openSecurity(extension);
  const authenticator = await Authenticator.plugIn(page);
  await addedPasskey(page, 'Laptop');
  const before = authenticator.asserted;
  await page.getByTestId('passphrase-current').fill(passphrase);
  await page.getByTestId('passphrase-next').fill(next);
  await page.getByTestId('passphrase-next-again').fill(next);
  await page.getByTestId('passphrase-change').click();
  await expect(page.getByTestId('passphrase-changed')).not.toBeEmpty();
  expect(authenticator.asserted).toBe(before);
  await lock(page);
  await unlockByPasskey(page);
  await lock(page);
  await unlockByPassphrase(page, next);
});

test('what goes wrong with it is said, and nothing is lost', async ({
  desk,
  extension,
  sandbox,
}) => {
  // Seven keys are derived.
  test.slow();
  await settleIn(desk, sandbox);
  const page = await openSecurity(extension);
  const authenticator = await Authenticator.plugIn(page);

  await test.step('a wrong passphrase: no passkey is made', async () => {
    await page.getByTestId('passkey-name').fill('Laptop');
    await page.getByTestId('passkey-passphrase').fill('not the passphrase');
    await page.getByTestId('passkey-add').click();
    await expect.poll(() => problem(page)).toBe('wrong-passphrase');
    expect(await authenticator.credentials()).toBe(0);
  });

  await test.step('one that is there already', async () => {
    await addedPasskey(page, 'Laptop');
    await addPasskey(page, 'Again');
    await expect.poll(() => problem(page)).toBe('passkey-known');
    await expect(page.getByTestId('passkey')).toHaveCount(1);
  });

  await lock(page);
  const attempt = async (code: string) => {
    await page.getByTestId('passkey-unlock').click();
    await expect.poll(() => problem(page)).toBe(code);
    await expect(page.getByTestId('passkey-unlock')).toBeFocused();
  };

  await test.step('one that derives another key', async () => {
    await page.evaluate(`{
      const { getClientExtensionResults } = PublicKeyCredential.prototype;
      PublicKeyCredential.prototype.getClientExtensionResults = function () {
        PublicKeyCredential.prototype.getClientExtensionResults = getClientExtensionResults;
        return { prf: { results: { first: new Uint8Array(32).buffer } } };
      };
    }`);
    await attempt('wrong-passkey');
  });

  await test.step('cancelled', async () => {
    await authenticator.refuse(true);
    await attempt('passkey-cancelled');
    await authenticator.refuse(false);
  });

  await test.step('ended by the agent with Escape', async () => {
    await authenticator.ignore(true);
    await page.getByTestId('passkey-unlock').click();
    await page.getByTestId('passkey-cancel').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => problem(page)).toBe('passkey-cancelled');
  });

  await test.step('nobody confirms it in time', async () => {
    await page.evaluate(`{
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = () => {
        AbortSignal.timeout = timeout;
        return timeout(200);
      };
    }`);
    await attempt('passkey-timeout');
    await authenticator.ignore(false);
  });

  await test.step('one that has lost what it derives keys from', async () => {
    await authenticator.loseSecrets();
    await attempt('passkey-no-prf');
    await authenticator.unplug();
  });

  await test.step('a computer without an authenticator', () => attempt('passkey-gone'));

  await unlockByPassphrase(page);
  await page.getByTestId('section-security').click();
  await expect(page.getByTestId('passkey')).toHaveCount(1);
});

test('a key that derives nothing is refused, and nothing of it is stored', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = await openSecurity(extension);
  await Authenticator.plugIn(page, { prf: false });
  await addPasskey(page, 'Old key');
  await expect.poll(() => problem(page)).toBe('passkey-no-prf');
  await expect(page.getByTestId('passkey')).toHaveCount(0);
  await lock(page);
  await expect(page.getByTestId('passkey-unlock')).toHaveCount(0);
  await unlockByPassphrase(page);
});

test('a popup asks in a window: the browser’s dialog would close it', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = await openSecurity(extension);
  await Authenticator.plugIn(page);
  await addedPasskey(page, 'Laptop');
  await lock(page);
  const popup = openPage(extension);
  // A popup is no tab.
  await popup.evaluate(`chrome.tabs.getCurrent = async () => undefined`);
  const opened = extension.context.waitForEvent('page');
  await popup.getByTestId('passkey-unlock').click();
  const own = await opened;
  await own.locator('[data-screen="unlock"]').waitFor();
  // It asks without a key, once.
  await expect.poll(() => problem(own)).toBe('passkey-gone');
  expect(new URL(own.url()).search + new URL(own.url()).hash).toBe('?window');
  await own.reload();
  await expect(own.getByTestId('passkey-unlock')).toBeFocused();
  await expect(own.getByTestId('error')).toHaveCount(0);
});

test('an organization that forbids passkeys has them removed', async ({
  desk,
  extension,
  sandbox,
}) => {
  test.slow();
  await settleIn(desk, sandbox);
  const page = await openSecurity(extension);
  await Authenticator.plugIn(page);
  await addedPasskey(page, 'Laptop');
  await extension.setPolicy({ passkeys: 'forbidden' });
  await extension.relaunch();
  const later = await extension.options();
  await screen(later, 'unlock');
  await expect(later.getByTestId('passkey-unlock')).toHaveCount(0);
  await unlockByPassphrase(later);
  await later.getByTestId('section-security').click();
  await later.getByTestId('passphrase-current').waitFor();
  await expect(later.getByTestId('passkey-add')).toHaveCount(0);

  await extension.setPolicy(null);
  await extension.relaunch();
  const last = await extension.options();
  await screen(last, 'unlock');
  await unlockByPassphrase(last);
  await last.getByTestId('section-security').click();
  await last.getByTestId('passkey-add').waitFor();
  await expect(last.getByTestId('passkey')).toHaveCount(0);
});
