import type { Page } from 'playwright';
import { groundsFor, hasPhone, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { copyToClipboard, Keyboard } from '../support/keyboard';
import { openPage } from '../support/open-page';

/** Counts clicks from now on. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset['clicks'] = '0';
    addEventListener(
      'pointerdown',
      () => {
        const { dataset } = document.documentElement;
        dataset['clicks'] = String(Number(dataset['clicks']) + 1);
      },
      true,
    );
  });
  return async () => Number(await page.locator('html').getAttribute('data-clicks'));
}

test('a token in the clipboard: from opening to unbound in five keys and the code', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await copyToClipboard(openPage(extension), await tokenOf(sandbox, 'alice'));
  const page = await extension.popup();
  const clicks = await countClicks(page);
  const keys = new Keyboard(page);
  await keys.focusOn('caller');
  await keys.press('ControlOrMeta+v');
  await keys.focusOn('access-token');
  await keys.press('Enter');
  await keys.focusOn('send-code');
  await keys.press('Enter');
  await keys.focusOn('pass-code');
  await keys.type(await unbindCode(sandbox, 'alice')());
  await keys.press('Enter');
  await expect(page.getByTestId('outcome')).toHaveAttribute('data-outcome', 'unbound');
  expect(hasPhone(sandbox, 'alice')).toBe(false);
  // Plus the key that opens the popup, which no test can press, it is five. Nine are allowed.
  expect(keys.actions).toBe(4);
  expect(await clicks()).toBe(0);
  await keys.focusOn('new-case');
  await keys.press('Enter');
  // The next caller starts at the box, which takes a token, too.
  await keys.focusOn('caller');
});

test('a lost phone, from its number in the clipboard to unbound, without a click', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const { reason = '', ticket = '', lastFour = '' } = groundsFor('henry');
  const page = openPage(extension);
  const keys = new Keyboard(page);
  await copyToClipboard(page, `${ticket}: henry.ortiz@example.com lost his phone`);
  const clicks = await countClicks(page);
  await keys.focusOn('caller');
  await keys.press('ControlOrMeta+v');
  await expect(page.getByTestId('pieces')).toContainText('henry.ortiz@example.com');
  await keys.press('Enter');
  await keys.focusOn('verified-how');
  await keys.type('Called');
  // Past the two common reasons.
  for (let tab = 0; tab < 3; tab += 1) await keys.press('Tab');
  await keys.focusOn('reason');
  await keys.type(reason);
  await keys.press('Tab');
  await keys.focusOn('ticket');
  // The ticket came with the pasted line.
  await expect(page.getByTestId('ticket')).toHaveValue(ticket);
  await keys.press('Tab');
  await keys.focusOn('last-four');
  await keys.type(lastFour);
  await keys.press('Enter');
  await expect(page.getByTestId('outcome')).toHaveAttribute('data-outcome', 'unbound');
  expect(await clicks()).toBe(0);
});

test('a code that is read out in groups is taken as it is typed', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.sendCode();
  await desk.reach('code');
  const code = await unbindCode(sandbox, 'alice')();
  await page.getByTestId('pass-code').fill(` ${code.slice(0, 3)}-${code.slice(3)} `);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('outcome')).toHaveAttribute('data-outcome', 'unbound');
});

test('Escape backs out, one thing at a time, and gives the focus back', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  const keys = new Keyboard(page);
  await keys.focusOn('caller');

  await test.step('the list of shortcuts, which ? opens in an empty field', async () => {
    await keys.press('?');
    await expect(page.getByTestId('help')).toBeVisible();
    await expect(page.getByTestId('help')).toContainText('Lock now');
    await keys.press('Escape');
    await expect(page.getByTestId('help')).toHaveCount(0);
    await keys.focusOn('caller');
  });

  await test.step('the menu', async () => {
    await page.getByTestId('open-menu').press('Enter');
    await keys.focusOn('open-settings');
    await keys.press('Escape');
    await expect(page.getByTestId('open-settings')).toBeHidden();
    await keys.focusOn('open-menu');
  });

  await test.step('the question and then the form of an environment', async () => {
    await page.getByTestId('env-edit').press('Enter');
    await page.getByTestId('env-remove').press('Enter');
    await expect(page.getByTestId('env-remove-confirm')).toBeVisible();
    await page.getByTestId('env-remove-keep').focus();
    await keys.press('Escape');
    await expect(page.getByTestId('env-remove-confirm')).toHaveCount(0);
    await expect(page.locator('[data-screen="environment"]')).toBeVisible();
    await keys.press('Escape');
    await expect(page.locator('[data-screen="identify"]')).toBeVisible();
  });

  await test.step('a case is only offered to be abandoned', async () => {
    await desk.signInByToken(await tokenOf(sandbox, 'alice'));
    await keys.focusOn('send-code');
    await keys.press('Escape');
    await keys.focusOn('abandon');
    await expect(page.locator('[data-screen="card"]')).toBeVisible();
    await keys.press('Enter');
    await expect(page.getByTestId('outcome')).toHaveAttribute('data-outcome', 'abandoned');
  });
});

test('each shortcut does what the list says', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const page = openPage(extension);
  const keys = new Keyboard(page);
  for (const [key, field] of [
    ['Alt+3', 'login-email'],
    ['Alt+3', 'caller'],
    ['Alt+e', 'env-select'],
    // Nothing is known about the caller, so both answers ask for it.
    ['Alt+1', 'caller'],
    ['Alt+e', 'env-select'],
    ['Alt+2', 'caller'],
  ] as const) {
    await keys.press(key);
    await keys.focusOn(field);
  }
  const opened = extension.context.waitForEvent('page');
  await keys.press('Alt+h');
  await expect(await opened).toHaveURL(/options\/index\.html#history$/);
  await keys.press('Alt+l');
  await expect(page.locator('[data-screen="unlock"]')).toBeVisible();
  await keys.focusOn('passphrase');
  // In a secret it is an ordinary character.
  await keys.press('?');
  await expect(page.getByTestId('passphrase')).toHaveValue('?');
  await expect(page.getByTestId('help')).toHaveCount(0);
});
