import { settleIn, tokenOf, unbindCode } from '../support/agent';
import { Desk } from '../support/desk';
import { expect, test } from '../support/firefox';
import { byTestId } from '../support/page-driver';
import { puppeteerDriver } from '../support/puppeteer-driver';

test('in the sidebar a case is worked with the keyboard alone', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = await extension.sidebar();
  const sidebar = new Desk(puppeteerDriver(page));
  await sidebar.reach('identify');
  // A command that leads to the current place is not offered.
  expect(await page.$(byTestId('open-panel'))).toBeNull();
  const focusOn = (id: string) =>
    page.waitForFunction(
      (wanted) => document.activeElement?.getAttribute('data-testid') === wanted,
      {},
      id,
    );

  await focusOn('caller');
  await page.keyboard.press('?');
  await page.waitForSelector(byTestId('help'));
  await page.keyboard.press('Escape');
  await focusOn('caller');
  await page.keyboard.down('Alt');
  await page.keyboard.press('Digit3');
  await page.keyboard.up('Alt');
  await focusOn('login-email');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await focusOn('access-token');
  await page.keyboard.type(await tokenOf(sandbox, 'alice'));
  await page.keyboard.press('Enter');
  await focusOn('send-code');
  await page.keyboard.press('Enter');
  await focusOn('pass-code');
  await page.keyboard.type(await unbindCode(sandbox, 'alice')());
  await page.keyboard.press('Enter');
  expect((await sidebar.outcome()).kind).toBe('unbound');
  // The popup shows the same.
  expect((await desk.outcome()).kind).toBe('unbound');
});
