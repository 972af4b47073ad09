import type { Page } from 'playwright';
import { settleIn, tokenOf } from '../support/agent';
import { expect, test } from '../support/chromium';
import { copyToClipboard } from '../support/keyboard';
import { openPage } from '../support/open-page';

async function paste(page: Page, text: string): Promise<void> {
  await copyToClipboard(page, text);
  await page.keyboard.press('ControlOrMeta+v');
}

test('whatever is pasted is understood', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const page = openPage(extension);
  const token = await tokenOf(sandbox, 'alice');
  for (const [text, piece, ticket, answer] of [
    ['lin.xiaowen@example.com', 'lin.xiaowen@example.com', '', 'phone-no'],
    ['(+86) 138-0013-8000', '+86 13800138000', '', 'phone-yes'],
    ['65a1f0c2d3e4b5a697882001', '65a1f0c2d3e4b5a697882001', '', 'phone-no'],
    ['SUP-7: 138 0013 8000 lost, lin@example.com', '+86 13800138000', 'SUP-7', 'phone-yes'],
  ] as const) {
    await page.getByTestId('caller').focus();
    await paste(page, text);
    await expect(page.getByTestId('pieces')).toContainText(piece);
    await expect(page.getByTestId('ticket')).toHaveValue(ticket);
    // The answer that Enter gives.
    await expect(page.getByTestId(answer)).toHaveClass(/primary/);
  }

  await test.step('and can be taken off, piece by piece', async () => {
    await page.getByTestId('piece-off-email').click();
    await expect(page.getByTestId('pieces')).not.toContainText('lin@example.com');
    await expect(page.getByTestId('caller')).toHaveValue('+86 13800138000 SUP-7');
    await expect(page.getByTestId('ticket')).toHaveValue('SUP-7');
  });

  await test.step('one of several numbers is chosen', async () => {
    await page.getByTestId('caller').fill('138 0013 8000 or 139 0013 9000');
    await page.getByTestId('phone-yes').click();
    await expect(page.locator('#caller-told')).toContainText('more than one number');
    await page.getByTestId('piece-choose').nth(1).click();
    await expect(page.getByTestId('pieces')).toHaveText(/\+86 13900139000/);
    await expect(page.getByTestId('pieces')).not.toContainText('13800138000');
  });

  await test.step('a token goes to its own field', async () => {
    await page.getByTestId('caller').focus();
    await paste(page, `Authorization: Bearer ${token}`);
    await expect(page.getByTestId('access-token')).toHaveValue(token);
    await expect(page.getByTestId('caller')).toHaveValue('');
  });

  await test.step('a token is kept nowhere, and neither is it shown', async () => {
    const worker = await extension.worker();
    const stored = JSON.stringify(await worker.evaluate('chrome.storage.session.get()'));
    expect(stored).not.toContain(token.slice(-20));
    expect(await page.locator('body').innerText()).not.toContain(token.slice(-20));
  });
});

test('a text that names nobody stays as it is', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  await page.getByTestId('caller').fill('');
  await paste(page, '2026-11-25 14:03');
  await expect(page.getByTestId('caller')).toHaveValue('2026-11-25 14:03');
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
  await expect(page.getByTestId('pieces')).toContainText('+44 7400123456');
  await page.getByTestId('caller').fill('07400 123457');
  await expect(page.getByTestId('pieces')).toContainText('+44 7400123457');
});
