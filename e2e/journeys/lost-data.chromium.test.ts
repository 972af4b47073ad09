import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { passphrase, reachCode, settleIn, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { ChromiumExtension } from '../support/chromium-extension';
import { openPage } from '../support/open-page';
import { removeFolder } from '../support/temporary-folder';

test.use({ quiet: true });
test.setTimeout(60_000);

/** What Chromium's own repair does to `storage.local` when it fails. */
async function wipeLocalStorage(extension: ChromiumExtension): Promise<void> {
  await extension.quit();
  const name = 'Local Extension Settings';
  const found = await readdir(extension.folder, { recursive: true });
  const folders = found.filter((path) => path.endsWith(name));
  expect(folders).toHaveLength(1);
  for (const folder of folders) await removeFolder(join(extension.folder, folder));
  await extension.relaunch();
}

test('a vault that the browser has wiped comes back from its copy, and that is said', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await wipeLocalStorage(extension);
  const page = await extension.popup();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'unlock');
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByTestId('unlock').click();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'identify');
  await expect(page.getByTestId('env-select')).toContainText('Sandbox post');
  await expect(page.locator('[data-testid="notice"][data-code="vault-restored"]')).toBeVisible();
  expect(await page.evaluate(`chrome.storage.local.get('vault')`)).toHaveProperty('vault');
});

test('a vault that is gone with its copy is called lost, with what is left and what to do', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await desk.page.click('new-case');
  await desk.reach('identify');
  await openPage(extension).evaluate(`new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('vault-copy');
    deleting.onsuccess = resolve;
    deleting.onerror = reject;
  })`);
  await wipeLocalStorage(extension);

  const page = await extension.popup();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'setup');
  const notice = page.locator('[data-testid="notice"][data-code="data-lost"]');
  await expect(notice).toContainText('still there on');
  await expect(notice).toContainText('Receipts are still on this computer');
  await expect(notice).toContainText('from a backup');
  await expect(page.locator('body')).not.toContainText(/not set up/i);
  const title = () => page.evaluate('chrome.action.getTitle({})');
  await expect.poll(title).toBe('Unbind Desk: the vault was lost');

  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByTestId('passphrase-again').fill(passphrase);
  await page.getByTestId('create-vault').click();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'environment');
});

test('a vault that the agent deleted is not called lost', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await desk.page.click('new-case');
  await desk.reach('identify');
  const page = openPage(extension);
  await page.evaluate(`chrome.runtime.sendMessage({ method: 'vault.reset', params: {} })`);
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'setup');
  await expect(page.locator('[data-code="data-lost"]')).toHaveCount(0);
  await expect(page.locator('h1')).toHaveText('Create your vault');
});
