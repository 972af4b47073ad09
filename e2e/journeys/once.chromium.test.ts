import { hasPhone, passphrase, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { Desk } from '../support/desk';
import { openPage } from '../support/open-page';
import { playwrightDriver } from '../support/playwright-driver';

test.use({ quiet: true });

test('a double click sends one code', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.card();
  await openPage(extension).getByTestId('send-code').dblclick();
  await desk.reach('code');
  expect(sandbox.sandbox.count('send-sms')).toBe(1);
});

test('Enter and a click unbind once', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  const code = await unbindCode(sandbox, 'alice')();
  sandbox.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'held' } });
  const page = openPage(extension);
  await page.getByTestId('pass-code').fill(code);
  await page.getByTestId('pass-code').press('Enter');
  await page.getByTestId('unbind').dispatchEvent('click');
  await page.getByTestId('pass-code').press('Enter');
  await expect.poll(() => sandbox.sandbox.holding).toBe(1);
  sandbox.sandbox.release();
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
});

test('two windows on one case unbind once, and show the same', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  const code = await unbindCode(sandbox, 'alice')();
  const first = openPage(extension);
  const second = await extension.popup();
  const other = new Desk(playwrightDriver(second));
  await other.reach('code');
  for (const page of [first, second]) await page.getByTestId('pass-code').fill(code);
  const unbind = `document.querySelector('[data-testid="unbind"]').click()`;
  await Promise.all([first, second].map((page) => page.evaluate(unbind)));
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(await other.outcome()).toMatchObject({ kind: 'unbound' });
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
  await expect.poll(() => sandbox.sandbox.count('revocation')).toBe(1);
});

test('fifty messages at once are one request', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  const passCode = await unbindCode(sandbox, 'alice')();
  const replies = await openPage(extension).evaluate(`(async () => {
    const { state } = await chrome.storage.session.get('state');
    const params = { revision: state.case.revision, passCode: '${passCode}' };
    const send = () => chrome.runtime.sendMessage({ method: 'case.unbind', params });
    return Promise.all(Array.from({ length: 50 }, send));
  })()`);
  expect(replies).toHaveLength(50);
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
});

test('while offline nothing leaves, and the agent is told before', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  const code = await unbindCode(sandbox, 'alice')();
  await extension.context.setOffline(true);
  await desk.unbind(code);
  const error = await desk.error();
  expect(error.code).toBe('offline');
  expect(error.text).toMatch(/nothing was sent/i);
  await extension.context.setOffline(false);
  await desk.unbind(code);
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
});

test('the minute until the next code is kept over a reload, and no clock stretches it', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  const page = openPage(extension);
  await expect(page.getByTestId('send-code')).toBeDisabled();
  await page.reload();
  await desk.reach('code');
  const told = await desk.page.text('resend-in');
  expect(Number(/\d+/.exec(told)?.[0])).toBeLessThanOrEqual(60);
  await expect(page.getByTestId('send-code')).toBeDisabled();
  // An hour back: nobody waits for a minute that this clock cannot measure.
  await page.clock.install({ time: Date.now() - 3_600_000 });
  await page.reload();
  await desk.reach('code');
  await expect(page.getByTestId('send-code')).toBeEnabled();
  // The service's own clock decides.
  await page.getByTestId('send-code').click();
  expect(await desk.error()).toMatchObject({ code: 'send-refused' });
  expect(hasPhone(sandbox, 'alice')).toBe(true);
});

test('the minute until the next code is still counted after the browser was restarted', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  const code = await unbindCode(sandbox, 'alice')();
  await extension.relaunch();
  const page = await extension.popup();
  const again = new Desk(playwrightDriver(page));
  await again.unlock(passphrase);
  // The case comes back with its token.
  await again.reach('code');
  await expect(page.getByTestId('send-code')).toBeDisabled();
  await again.unbind(code);
  expect(await again.outcome()).toMatchObject({ kind: 'unbound' });
  expect(sandbox.sandbox.count('send-sms')).toBe(1);
});
