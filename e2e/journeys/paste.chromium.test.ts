import type { Page } from 'playwright';
import { settleIn, tokenOf } from '../support/agent';
import { expect, test } from '../support/chromium';
import { copyToClipboard } from '../support/keyboard';
import { openPage } from '../support/open-page';

async function paste(page: Page, text: string): Promise<void> {
  await copyToClipboard(page, text);
  await page.keyboard.press('ControlOrMeta+v');
}

const chosen = (page: Page) => page.locator('input[name="route"]:checked').getAttribute('value');

test('whatever is pasted goes where it belongs', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const page = openPage(extension);
  const token = await tokenOf(sandbox, 'alice');
  for (const [text, route, field, value] of [
    ['lin.xiaowen@example.com', 'email', 'login-email', 'lin.xiaowen@example.com'],
    ['(+86) 138-0013-8000', 'sms', 'login-phone', '+86 13800138000'],
    ['65a1f0c2d3e4b5a697882001', 'admin', 'admin-query', '65a1f0c2d3e4b5a697882001'],
    [`Authorization: Bearer ${token}`, 'token', 'access-token', token],
    ['SUP-7: 138 0013 8000 lost, lin@example.com', 'sms', 'login-phone', '+86 13800138000'],
  ] as const) {
    await paste(page, text);
    await expect(page.getByTestId(field)).toHaveValue(value);
    expect(await chosen(page)).toBe(route);
  }

  await test.step('what else is in it is offered', async () => {
    const clues = page.getByTestId('clues');
    await expect(clues.getByRole('button', { name: 'lin@example.com Email' })).toBeVisible();
    await clues.getByRole('button', { name: '+86 13800138000 Lost phone' }).click();
    await expect(page.getByTestId('admin-query')).toHaveValue('+86 13800138000');
    await page.getByTestId('clues-dismiss').click();
    await expect(clues).toHaveCount(0);
  });

  await test.step('a token is kept nowhere, and neither is it shown', async () => {
    const worker = await extension.worker();
    const stored = JSON.stringify(await worker.evaluate('chrome.storage.session.get()'));
    expect(stored).not.toContain(token.slice(-20));
    expect(await page.locator('body').innerText()).not.toContain(token.slice(-20));
  });
});

test('what no field can use is put where it was to go', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  await page.getByTestId('login-phone').fill('');
  await paste(page, '2026-11-25 14:03');
  await expect(page.getByTestId('login-phone')).toHaveValue('2026-11-25 14:03');
});

test('a number is read with the environment’s own country code', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  await page.getByTestId('env-edit').click();
  await page.getByTestId('env-country-code').fill('44');
  await page.getByTestId('env-save').click();
  await desk.reach('identify');
  await paste(page, 'call 07400 123456 back');
  await expect(page.getByTestId('login-phone')).toHaveValue('+44 7400123456');
  await page.getByTestId('login-phone').fill('07400 123456');
  await expect(page.locator('#login-phone-told')).toHaveText('Read as +44 7400123456');
});
