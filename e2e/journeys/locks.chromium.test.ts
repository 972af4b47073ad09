import type { Page } from 'playwright';
import { passphrase, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { ChromiumExtension } from '../support/chromium-extension';
import { advanceClock } from '../support/clock';
import { openPage } from '../support/open-page';
import { wake } from '../support/wake';

test.use({ quiet: true });

const minute = 60_000;
const hour = 60 * minute;

/** Time passes for the background and the page, and no alarm fires. */
async function pass(extension: ChromiumExtension, page: Page, milliseconds: number): Promise<void> {
  await advanceClock(await extension.worker(), milliseconds);
  await advanceClock(page, milliseconds);
}

const screen = (page: Page) => page.locator('main');
const key = (page: Page): Promise<unknown> =>
  page.evaluate(
    `chrome.storage.session.get('vault-key').then((kept) => kept['vault-key'] ?? null)`,
  );

test('fifteen minutes without the agent lock the vault, and its key is gone', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  await pass(extension, page, 14 * minute);
  await wake(page);
  await expect(screen(page)).toHaveAttribute('data-screen', 'identify');
  await pass(extension, page, 2 * minute);
  // An open window, or opening one, is not activity: it does not keep the vault unlocked.
  await wake(page);
  await expect(screen(page)).toHaveAttribute('data-screen', 'unlock');
  expect(await key(page)).toBeNull();
});

test('keys and pointer keep it open, up to the absolute deadline', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  for (let passed = 0; passed < 12 * hour - 14 * minute; passed += 14 * minute) {
    await pass(extension, page, 14 * minute);
    await page.evaluate(`chrome.runtime.sendMessage({ method: 'vault.touch', params: {} })`);
  }
  await expect(screen(page)).toHaveAttribute('data-screen', 'identify');
  await pass(extension, page, 14 * minute);
  await page.evaluate(`chrome.runtime.sendMessage({ method: 'vault.touch', params: {} })`);
  await expect(screen(page)).toHaveAttribute('data-screen', 'unlock');
  expect(await key(page)).toBeNull();
});

test('a key that is pressed tells the background that the agent is there', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = await extension.popup();
  await expect(screen(page)).toHaveAttribute('data-screen', 'identify');
  const touchedAt = async () => {
    const { touchedAt: at } = Object(await key(page));
    return Number(at);
  };
  const before = await touchedAt();
  await pass(extension, page, 5 * minute);
  await page.keyboard.press('Shift');
  await expect.poll(touchedAt).toBeGreaterThanOrEqual(before + 5 * minute);
});

test('a view hides what it shows at the deadline, though the background sleeps on', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.reach('card');
  const page = openPage(extension);
  await extension.stopWorker();
  // The published state is unchanged: unlocked, with the account in it. Only the clock has moved.
  await page.addInitScript('const real = Date.now; Date.now = () => real() + 16 * 60_000;');
  await page.reload();
  await expect(screen(page)).toHaveAttribute('data-screen', 'unlock');
  await expect(page.getByTestId('user-name')).toHaveCount(0);
});

test('a deadline that was slept through locks at the next wake', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  // The alarm never fired: a key is left that expired hours ago.
  await page.evaluate(`(async () => {
    const { 'vault-key': open } = await chrome.storage.session.get('vault-key');
    const ago = ${3 * hour};
    await chrome.alarms.clearAll();
    await chrome.storage.session.set({
      'vault-key': { ...open, openedAt: open.openedAt - ago, touchedAt: open.touchedAt - ago },
    });
  })()`);
  await extension.stopWorker();
  await page.reload();
  await expect(screen(page)).toHaveAttribute('data-screen', 'unlock');
  await expect.poll(() => key(page)).toBeNull();
});

test('the case in hand survives, and goes on after unlocking', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  const page = openPage(extension);
  await pass(extension, page, 16 * minute);
  await wake(page);
  await desk.unlock(passphrase);
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
});

test('the limits are the agent’s to choose, and are kept', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  const options = await extension.options();
  await options.getByTestId('section-security').click();
  await options.getByTestId('lock-idle').selectOption('5');
  await options.getByTestId('lock-absolute').selectOption('8');
  await options.getByTestId('locks-save').click();
  await expect(options.getByTestId('locks-saved')).toHaveText('Saved');
  expect(await key(options)).toMatchObject({ idle: 5 * minute, absolute: 8 * hour });

  await extension.relaunch();
  const again = await extension.options();
  await again.getByTestId('passphrase').fill(passphrase);
  await again.getByTestId('unlock').click();
  await again.getByTestId('section-security').click();
  await expect(again.getByTestId('lock-idle')).toHaveValue('5');
  expect(await key(again)).toMatchObject({ idle: 5 * minute, absolute: 8 * hour });
});

test('limits beyond the bounds are refused', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  const reply = await page.evaluate(`chrome.runtime.sendMessage({
    method: 'vault.setLocks', params: { idleMinutes: 600, absoluteHours: 8 },
  })`);
  expect(reply).toEqual({ ok: false, refusal: { code: 'locks-out-of-bounds' } });
  expect(await key(page)).toMatchObject({ idle: 15 * minute });
});
