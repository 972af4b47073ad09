import { hasPhone, loginCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { ChromiumExtension } from '../support/chromium-extension';
import { Desk } from '../support/desk';
import { openPage } from '../support/open-page';
import { playwrightDriver } from '../support/playwright-driver';
import { published } from '../support/published';

test.use({ quiet: true });

/** Closes every page of the extension, as a popup closes when the agent clicks elsewhere, and opens it again. */
async function reopen(extension: ChromiumExtension): Promise<Desk> {
  const [blank, ...pages] = extension.context.pages();
  await Promise.all(pages.map((page) => page.close()));
  await blank?.bringToFront();
  return new Desk(playwrightDriver(await extension.popup()));
}

test('a popup that is closed and opened again shows the same step, all the way', async ({
  desk: first,
  extension,
  sandbox,
}) => {
  await settleIn(first, sandbox);
  await first.sendLoginSms('199 0000 0001');
  const code = await loginCode(sandbox, 'alice')();
  await first.page.waitFor('[data-testid="login-code"]');

  let desk = await reopen(extension);
  await desk.reach('identify');
  await desk.typeLoginCode(code);
  await desk.reach('card');

  desk = await reopen(extension);
  expect((await desk.card()).phone).toBe('+86 199****0001');
  await desk.sendCode();
  await desk.reach('code');

  desk = await reopen(extension);
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });

  desk = await reopen(extension);
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await desk.page.click('new-case');
  await desk.reach('identify');
  expect(sandbox.sandbox.count('send-sms')).toBe(2);
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
});

test('a popup that closes while the request is out shows the outcome when it opens', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.sendCode();
  const code = await unbindCode(sandbox, 'alice')();
  sandbox.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'held' } });
  await desk.unbind(code);
  await expect.poll(() => sandbox.sandbox.holding).toBe(1);
  const again = await reopen(extension);
  sandbox.sandbox.release();
  expect(await again.outcome()).toMatchObject({ kind: 'unbound' });
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
});

test('a worker killed while the request is out is found out, and nothing is sent twice', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.sendCode();
  const code = await unbindCode(sandbox, 'alice')();
  sandbox.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'held', when: 'after' } });
  await desk.unbind(code);
  await expect.poll(() => sandbox.sandbox.holding).toBe(1);
  await extension.stopWorker();
  const again = await reopen(extension);
  expect(await again.outcome()).toMatchObject({ kind: 'unbound' });
  expect(hasPhone(sandbox, 'alice')).toBe(false);
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
});

test('what was typed into fields that hold no secret is still there', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.page.fill('caller', '199 0000');
  await expect.poll(() => published(extension)).toContain('199 0000');
  await reopen(extension);
  await expect(openPage(extension).getByTestId('caller')).toHaveValue('199 0000');
});
