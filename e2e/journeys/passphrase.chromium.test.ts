import type { Page } from 'playwright';
import { seedUsers } from '../../sandbox/seeds/users';
import { passphrase, settleIn, tokenOf } from '../support/agent';
import { expect, test } from '../support/chromium';
import { Desk } from '../support/desk';
import { everyReceipt } from '../support/every-receipt';
import { openPage } from '../support/open-page';
import { playwrightDriver } from '../support/playwright-driver';

test.use({ quiet: true });

const next = 'another lantern in the harbour';

async function typeChange(page: Page, current: string, first: string, again = first) {
  await page.getByTestId('passphrase-current').fill(current);
  await page.getByTestId('passphrase-next').fill(first);
  await page.getByTestId('passphrase-next-again').fill(again);
  await page.getByTestId('passphrase-change').click();
}

test('another passphrase opens the vault, and the old one no longer does', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const options = await extension.options();
  await options.getByTestId('section-security').click();
  await typeChange(options, 'not the passphrase', next);
  await expect(options.getByTestId('error')).toHaveAttribute('data-code', 'wrong-passphrase');
  await typeChange(options, passphrase, 'too short');
  await expect(options.getByTestId('error')).toHaveAttribute('data-code', 'passphrase-too-short');
  await typeChange(options, passphrase, next, `${next}!`);
  await expect(options.getByTestId('error')).toHaveAttribute('data-code', 'passphrase-mismatch');
  await typeChange(options, passphrase, next);
  await expect(options.getByTestId('passphrase-changed')).toContainText('Changed');
  await expect(options.getByTestId('passphrase-current')).toHaveValue('');

  await extension.relaunch();
  const popup = new Desk(playwrightDriver(await extension.popup()));
  await popup.unlock(passphrase);
  expect(await popup.error()).toMatchObject({ code: 'wrong-passphrase' });
  await popup.unlock(next);
  await popup.reach('identify');
  await expect(openPage(extension).getByTestId('env-select')).toContainText('Sandbox post');
});

test('whoever forgot the passphrase is told what is lost, is asked twice, and starts over', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.reach('card');
  await desk.lock();
  const page = openPage(extension);

  await page.getByTestId('forgot-passphrase').click();
  await expect(page.getByText('All environments, with their App Secrets')).toBeVisible();
  await expect(page.getByText('Without a result it leaves no receipt')).toBeVisible();
  await page.getByTestId('reset-cancel').click();
  await expect(page.getByTestId('passphrase')).toBeVisible();

  await page.getByTestId('forgot-passphrase').click();
  await page.getByTestId('reset-begin').click();
  await expect(page.getByTestId('reset-confirm')).toBeDisabled();
  await page.getByTestId('reset-word').fill('deleted');
  await expect(page.getByTestId('reset-confirm')).toBeDisabled();
  expect(await page.evaluate(`chrome.storage.local.get('vault')`)).toHaveProperty('vault');
  await page.getByTestId('reset-word').fill('delete');
  await page.getByTestId('reset-confirm').click();

  await desk.reach('setup');
  const left = Object(await page.evaluate('chrome.storage.local.get()'));
  // What is left belongs to the extension on this computer, not to a vault.
  expect(Object.keys(left).sort()).toEqual(['newest-version']);
  const held = Object(await page.evaluate('chrome.storage.session.get()'));
  expect(held['vault-key']).toBeUndefined();
  expect(JSON.stringify(held)).not.toContain(seedUsers.alice.name);

  // Nothing can read the open case without its vault, so it leaves no receipt.
  await desk.createVault(next);
  await desk.reach('environment');
  const reply = await page.evaluate(
    `chrome.runtime.sendMessage({ method: 'receipts.list', params: ${everyReceipt} })`,
  );
  expect(reply).toMatchObject({ value: { entries: [] } });
});

test('a vault that is damaged beyond repair can be left behind', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  await page.evaluate(`chrome.storage.local.set({ vault: 'torn' })`);
  // The copy would mend it.
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('vault-copy');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const writing = opening.result.transaction('copy', 'readwrite');
      writing.objectStore('copy').put('torn', 'vault');
      writing.onerror = reject;
      writing.oncomplete = () => resolve(opening.result.close());
    };
  })`);
  await desk.page.click('lock-now');
  await page.reload();
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByTestId('unlock').click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'unreadable');
  await page.getByTestId('forgot-passphrase').click();
  await page.getByTestId('reset-begin').click();
  await page.getByTestId('reset-word').fill('Delete ');
  await page.getByTestId('reset-confirm').click();
  await desk.reach('setup');
});

test('nothing but the reset screen’s own two steps deletes a vault', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  const reply = await page.evaluate(`chrome.runtime.sendMessage({
    method: 'vault.create', params: { passphrase: 'a vault in its place' },
  })`);
  expect(reply).toEqual({ ok: false, refusal: { code: 'vault-exists' } });
  await desk.page.click('lock-now');
  await desk.unlock(passphrase);
  await desk.reach('identify');
});

test('a passphrase that is easy to guess is refused with its reason, whoever sends it', async ({
  desk,
  extension,
}) => {
  await desk.reach('setup');
  const page = openPage(extension);
  const meter = page.getByTestId('passphrase-strength');
  await page.getByTestId('passphrase').fill('Winter2026!!');
  await expect(meter).toHaveAttribute('data-strength', /[01]/);
  await page.getByTestId('passphrase-again').fill('Winter2026!!');
  await page.getByTestId('create-vault').click();
  const error = page.getByTestId('error');
  await expect(error).toHaveAttribute('data-code', 'passphrase-too-weak');
  await expect(error).toContainText('few words, and common ones');
  await page.getByTestId('passphrase').fill('aaaaaaaaaaaa');
  await expect(meter).toContainText('It repeats itself.');
  const reply = await page.evaluate(`chrome.runtime.sendMessage({
    method: 'vault.create', params: { passphrase: 'zhangwei19900101' },
  })`);
  expect(reply).toEqual({
    ok: false,
    refusal: { code: 'passphrase-too-weak', weakness: 'date', needed: 2 },
  });
  await page.getByTestId('passphrase').fill(passphrase);
  await expect(meter).toHaveAttribute('data-strength', '4');
  await page.getByTestId('passphrase-again').fill(passphrase);
  await page.getByTestId('create-vault').click();
  await desk.reach('environment');
});

test('a passphrase can be looked at while it is typed, and is hidden when the field is left', async ({
  desk,
  extension,
}) => {
  await desk.reach('setup');
  const page = openPage(extension);
  const [field, show] = [page.getByTestId('passphrase'), page.getByTestId('passphrase-show')];
  await field.fill(passphrase);
  await expect(field).toHaveAttribute('type', 'password');
  await expect(show).toHaveAttribute('aria-pressed', 'false');
  await show.click();
  await expect(show).toHaveAttribute('aria-pressed', 'true');
  await expect(field).toHaveAttribute('type', 'text');
  await expect(field).toHaveAttribute('autocomplete', 'off');
  await expect(field).toHaveValue(passphrase);
  await page.getByTestId('passphrase-again').focus();
  await expect(field).toHaveAttribute('type', 'password');
  await expect(field).toHaveValue(passphrase);
});
