import { groundsFor, hasPhone, loginCode, numberOf, settleIn, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { copyToClipboard, Keyboard } from '../support/keyboard';
import { openPage } from '../support/open-page';
import { published } from '../support/published';

test.use({ quiet: true });

test('a number is typed, and two codes are read out: SMS in 18 keys', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  const keys = new Keyboard(page);
  await keys.focusOn('caller');
  for (const digit of '19900000001') await keys.press(digit);
  await keys.press('Enter');
  await keys.focusOn('login-code');
  await keys.type(await loginCode(sandbox, 'alice')());
  await keys.press('Enter');
  await keys.focusOn('send-code');
  await keys.press('Enter');
  await keys.focusOn('pass-code');
  await keys.type(await unbindCode(sandbox, 'alice')());
  await keys.press('Enter');
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  // Plus the key that opens the popup.
  expect(keys.actions + 1).toBeLessThanOrEqual(18);
});

test('a wrong number is corrected in three keys, and the case stays one', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  const keys = new Keyboard(page);
  await desk.sendLoginSms('199 0000 0002');
  await keys.focusOn('login-code');
  await keys.press('Escape');
  await keys.focusOn('caller');
  await expect(page.getByTestId('caller')).toHaveValue('199 0000 0002');
  await keys.type('199 0000 0001');
  await keys.press('Enter');
  await keys.focusOn('login-code');
  expect(keys.actions).toBeLessThanOrEqual(3);
  await keys.type(await loginCode(sandbox, 'alice')());
  await keys.press('Enter');
  expect((await desk.card()).phone).toBe('+86 199****0001');
});

test('no SMS comes: the same caller by the other route, without typing again', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const page = openPage(extension);
  await desk.tellOfCaller('HD-2002 +86 199 0000 0001');
  await page.getByTestId('phone-yes').click();
  await expect(page.locator('#login-code-told')).toContainText(
    /Sent to \+86 19900000001, \d+s ago/,
  );
  await expect(page.getByTestId('send-login-code')).toBeDisabled();
  await page.getByTestId('phone-no').click();
  await desk.reach('card');
  await expect(page.getByTestId('ticket')).toHaveValue('HD-2002');
  await desk.adminUnbind(groundsFor('alice'));
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(hasPhone(sandbox, 'alice')).toBe(false);
});

test('Enter in an email address sends the code', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  const keys = new Keyboard(page);
  await keys.focusOn('caller');
  await page.getByTestId('caller').fill('lin.xiaowen@example.com');
  await page.getByTestId('pieces').waitFor();
  await keys.press('Alt+3');
  await keys.focusOn('login-email');
  // It was typed already.
  await expect(page.getByTestId('login-email')).toHaveValue('lin.xiaowen@example.com');
  await keys.press('Enter');
  await keys.focusOn('login-code');
  expect(sandbox.sandbox.count('send-email')).toBe(1);
  await keys.press('Escape');
  await keys.focusOn('caller');
  await expect(page.getByTestId('caller')).toHaveValue('lin.xiaowen@example.com');
});

test('without an access key, No says what an administrator has to set', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.findUser('lin.xiaowen@example.com');
  const notice = openPage(extension).locator('[data-code="access-key-missing"]');
  await expect(notice).toContainText('Ask an administrator');
  await expect(openPage(extension).getByTestId('abandon')).toHaveCount(0);
});

test('one caller’s ticket never goes on the next one’s case', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const page = openPage(extension);
  const paste = async (text: string) => {
    await copyToClipboard(page, text);
    await page.getByTestId('caller').focus();
    await page.keyboard.press('ControlOrMeta+v');
  };
  await paste('HD-1001 zhou.lu@example.com');
  await expect(page.getByTestId('ticket')).toHaveValue('HD-1001');
  await paste('HD-2002 henry.ortiz@example.com');
  await expect(page.getByTestId('ticket')).toHaveValue('HD-2002');
  await page.keyboard.press('Enter');
  await desk.reach('card');
  await expect(page.getByTestId('ticket')).toHaveValue('HD-2002');
  await page.getByTestId('abandon').click();
  await desk.outcome();
  await page.getByTestId('new-case').click();
  await desk.reach('identify');
  await expect(page.getByTestId('ticket')).toHaveValue('');
  await expect(page.getByTestId('caller')).toHaveValue('');
  const receipt: unknown = await page.evaluate(
    `chrome.runtime.sendMessage({ method: 'receipts.get', params: { seq: 1 } })`,
  );
  expect(receipt).toMatchObject({ value: { receipt: { ticket: 'HD-2002', way: 'admin' } } });
});

test('leaving before anything was sent leaves no case and no receipt', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  await desk.tellOfCaller('HD-1001 199 0000 0001');
  await expect.poll(() => published(extension)).toContain('HD-1001');
  await extension.context.setOffline(true);
  await page.getByTestId('phone-yes').click();
  expect((await desk.error()).code).toBe('offline');
  await desk.settled();
  await page.getByTestId('abandon').click();
  await expect(page.getByTestId('abandon')).toHaveCount(0);
  await expect(page.locator('[data-screen="identify"]')).toBeVisible();
  await expect(page.getByTestId('caller')).toHaveValue('');
  const receipts: unknown = await page.evaluate(
    `chrome.runtime.sendMessage({ method: 'receipts.get', params: { seq: 1 } })`,
  );
  expect(receipts).toMatchObject({ value: null });
  await extension.context.setOffline(false);
});

test('a full code goes on by itself, if the agent wants it so', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  const options = await extension.options();
  await options.getByTestId('section-security').click();
  await options.getByTestId('codes-go-on').check();
  await options.getByTestId('codes-save').click();
  await expect(options.getByTestId('codes-saved')).toHaveText('Saved');
  await options.close();
  await page.bringToFront();
  await desk.sendLoginSms(numberOf('alice'));
  await page.getByTestId('login-code').pressSequentially(await loginCode(sandbox, 'alice')());
  await desk.sendCode();
  await page.getByTestId('pass-code').pressSequentially(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
});
