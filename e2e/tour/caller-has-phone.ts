import { expect } from 'playwright/test';
import { reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { copyToClipboard } from '../support/keyboard';
import { openPage } from '../support/open-page';
import type { Tour } from './stop';

/** From the first start to every way in which a case of route A ends. */
export const callerHasPhone: Tour = async ({ desk, extension, sandbox }, visit) => {
  const page = openPage(extension);
  const stop = (name: string) => visit(name, page);
  const shown = (id: string) => page.getByTestId(id).first().waitFor();
  const newCase = async () => {
    await page.getByTestId('new-case').click();
    await page.locator('[data-screen="identify"]').waitFor();
  };

  await desk.reach('setup');
  await stop('setup');
  await page.getByTestId('passphrase').fill('short');
  await page.getByTestId('create-vault').click();
  await shown('error');
  await stop('setup-refused');
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await stop('identify');
  await page.getByTestId('phone-yes').click();
  await page.locator('#caller[aria-invalid]').waitFor();
  await stop('identify-refused');
  // A page without the focus cannot use the clipboard.
  await page.getByTestId('caller').click();
  await copyToClipboard(page, 'SUP-7: +86 199 0000 0001 lost, lin.xiaowen@example.com');
  await page.getByTestId('caller').press('ControlOrMeta+v');
  await shown('pieces');
  await stop('clues');
  await page.getByTestId('more-ways').click();
  for (const route of ['email', 'password', 'token']) {
    await page.getByTestId(`route-${route}`).check({ force: true });
    await stop(`identify-${route}`);
  }
  await page.getByTestId('more-ways').click();
  await page.getByTestId('caller').fill('139 0013 9000 or 139 0013 9001');
  await page.getByTestId('piece-choose').nth(1).waitFor();
  await page.getByTestId('phone-yes').click();
  await page.locator('#caller[aria-invalid]').waitFor();
  await stop('more-than-one-number');
  await page.getByTestId('caller').fill('SUP-7: +86 199 0000 0001');
  await page.getByTestId('open-menu').click();
  await shown('open-help');
  await stop('menu');
  // It closes when the focus leaves it.
  if (!(await page.getByTestId('open-help').isVisible()))
    await page.getByTestId('open-menu').click();
  await page.getByTestId('open-help').click();
  await expect(page.getByTestId('help')).toContainText('Alt+Shift');
  await stop('help');
  await page.keyboard.press('Escape');
  await page.getByTestId('phone-yes').click();
  await expect(page.getByTestId('send-login-code')).toBeDisabled();
  await desk.settled();
  await stop('login-code-sent');
  await page.getByTestId('env-edit').click();
  await desk.reach('environment');
  await stop('environment');
  await page.getByTestId('env-label').fill('');
  await page.getByTestId('env-country-code').fill('CN');
  await page.getByTestId('env-save').click();
  await shown('error');
  await stop('environment-refused');
  await page.getByTestId('env-cancel').click();
  await page.locator('[data-screen="identify"]').waitFor();

  await desk.signInByPassword('lin.xiaowen@example.com', 'not the password');
  await desk.error();
  await desk.settled();
  await stop('refused-sign-in');
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.reach('card');
  await stop('card');
  await desk.sendCode();
  await desk.reach('code');
  await stop('code');
  await page.getByTestId('pass-code').fill('12');
  await page.getByTestId('unbind').click();
  await shown('error');
  await stop('code-malformed');
  const code = await unbindCode(sandbox, 'alice')();
  await desk.unbind(code === '000000' ? '111111' : '000000');
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'wrong-code');
  await desk.settled();
  await stop('code-refused');
  await page.getByTestId('error-details').locator('summary').click();
  await stop('code-refused-details');
  await page.getByTestId('abandon').click();
  await desk.outcome();
  await desk.settled();
  await stop('abandoned');
  await newCase();

  await reachCode(desk, sandbox, 'dave');
  await desk.unbind(await unbindCode(sandbox, 'dave')());
  await desk.outcome();
  await expect(page.locator('[data-busy]')).toHaveCount(0);
  await stop('unbound');
  await newCase();
  await desk.signInByToken(await tokenOf(sandbox, 'carol'));
  await desk.outcome();
  await expect(page.locator('[data-busy]')).toHaveCount(0);
  await stop('refused');
  await newCase();
  await reachCode(desk, sandbox, 'grace');
  sandbox.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'html' } });
  await desk.unbind(await unbindCode(sandbox, 'grace')());
  await desk.outcome();
  await stop('unknown');
  await newCase();
  await shown('to-check');
  await stop('to-check');
  await page.getByTestId('to-check').click();
  await shown('check-again');
  await stop('to-check-list');
  await page.getByTestId('check-again').click();
  await expect(page.getByTestId('to-check-list')).toHaveAttribute('data-checked', '1');
  await stop('to-check-still');
};
