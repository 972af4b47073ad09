import type { SandboxServer } from '../../sandbox/node-server';
import { seedUsers } from '../../sandbox/seeds/users';
import { passphrase, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { Desk } from '../support/desk';
import { openPage } from '../support/open-page';
import { playwrightDriver } from '../support/playwright-driver';

/** A case whose unbinding was not answered clearly, and closed: the number is still there. */
async function leaveOpen(desk: Desk, sandbox: SandboxServer): Promise<void> {
  await reachCode(desk, sandbox, 'alice');
  sandbox.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'html', when: 'before' } });
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unknown' });
  await desk.page.click('new-case');
  await desk.reach('identify');
}

/** The request takes effect at last. */
function takeEffect({ sandbox }: SandboxServer): void {
  const user = sandbox.user(seedUsers.alice.userId);
  if (user === undefined) throw new Error('no Alice');
  sandbox.putUser({ ...user, phone: null });
}

test('an open outcome stays on the desk, also after a restart, until a check settles it', async ({
  desk,
  sandbox,
  extension,
}) => {
  test.setTimeout(90_000);
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await leaveOpen(desk, sandbox);
  await expect.poll(() => openPage(extension).getByTestId('to-check').count()).toBe(1);
  await desk.lock();
  expect(await desk.page.shows('[data-testid="to-check"]')).toBe(false);
  await extension.relaunch();
  const page = await extension.popup();
  const again = new Desk(playwrightDriver(page));
  await again.unlock(passphrase);
  await again.reach('identify');
  await page.getByTestId('to-check').click();
  const list = page.getByTestId('to-check-list');
  await expect(list.getByTestId('to-check-case')).toContainText('+86 199****0001');
  await expect(list.getByTestId('checked')).toContainText('Checked 1 time');
  const before = sandbox.sandbox.effects.length;
  await list.getByTestId('check-again').click();
  await expect(list.getByTestId('checked')).toContainText('still on the account');
  await expect(list.getByTestId('checked')).toContainText('Checked 2 times, last at');
  takeEffect(sandbox);
  await list.getByTestId('check-again').click();
  await expect(list.getByTestId('to-check-settled')).toContainText('no longer on the account');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('to-check')).toHaveCount(0);
  expect(sandbox.sandbox.effects.length).toBe(before);
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
  expect(sandbox.sandbox.count('get-user')).toBe(2);
  expect(sandbox.sandbox.count('update-user')).toBe(0);
});

test('a check from the list does not change the open case', async ({
  desk,
  sandbox,
  extension,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await leaveOpen(desk, sandbox);
  await desk.signInByToken(await tokenOf(sandbox, 'dave'));
  const card = await desk.card();
  takeEffect(sandbox);
  const page = openPage(extension);
  await page.getByTestId('to-check').click();
  await page.getByTestId('to-check-list').getByTestId('check-again').click();
  await expect(page.getByTestId('to-check-settled')).toBeVisible();
  await page.getByTestId('to-check-close').click();
  expect(await desk.card()).toEqual(card);
  await desk.sendCode();
  await desk.unbind(await unbindCode(sandbox, 'dave')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
});

test('without an access key, it says what a check needs', async ({ desk, sandbox, extension }) => {
  await settleIn(desk, sandbox);
  await leaveOpen(desk, sandbox);
  const page = openPage(extension);
  await page.getByTestId('to-check').click();
  await expect(page.getByTestId('check-needs')).toContainText('management access key');
  await expect(page.getByTestId('to-check-list').getByTestId('check-again')).toHaveCount(0);
});

test('a receipt whose outcome is open can be checked, and leads to the later one', async ({
  desk,
  sandbox,
  extension,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await leaveOpen(desk, sandbox);
  const options = await extension.options();
  await options.getByTestId('section-history').click();
  await options.getByTestId('history-row').getByRole('button').click();
  const receipt = options.getByTestId('history-detail');
  await expect(receipt.getByTestId('outcome')).toHaveAttribute('data-outcome', 'unknown');
  takeEffect(sandbox);
  await receipt.getByTestId('check-again').click();
  await expect(receipt.getByTestId('outcome')).toHaveAttribute('data-outcome', 'unbound');
  await expect(receipt.getByTestId('check-again')).toHaveCount(0);
  await options.getByTestId('history-back').click();
  await expect(options.getByTestId('history-row')).toHaveCount(1);
  await expect(options.getByTestId('history-row')).toHaveAttribute('data-outcome', 'unbound');
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
});

test('on the screen of its outcome, a case is checked with the access key once its token is gone', async ({
  desk,
  sandbox,
  extension,
}) => {
  test.setTimeout(90_000);
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await reachCode(desk, sandbox, 'alice');
  sandbox.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'html', when: 'before' } });
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unknown' });
  expect(await desk.page.text('checked')).toContain('Checked 1 time');
  await extension.relaunch();
  const again = new Desk(playwrightDriver(await extension.popup()));
  await again.unlock(passphrase);
  expect(await again.outcome()).toMatchObject({ kind: 'unknown' });
  // The token has survived the browser. The service takes it no more.
  sandbox.sandbox.advance(30 * 86_400_000);
  await again.page.click('check-again');
  expect(await again.error()).toMatchObject({ code: 'token-invalid' });
  await again.page.click('check-again');
  await expect.poll(() => again.page.text('checked')).toContain('Checked 2 times');
  expect(sandbox.sandbox.count('get-user')).toBe(1);
  // The case on the screen is not listed a second time.
  expect(await again.page.shows('[data-testid="to-check"]')).toBe(false);
});
