import type { Page } from 'playwright';
import { settleIn, tokenOf } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { ChromiumExtension } from '../support/chromium-extension';
import type { Desk } from '../support/desk';
import { openPage } from '../support/open-page';
import { wake } from '../support/wake';

test.use({ quiet: true });

/** What the caller of practice mode reads out, once it is there. */
async function heard(desk: Desk): Promise<string> {
  return desk.page.text('practice-message');
}

/** From now on every request of this worker is recorded, and none leaves. */
async function cutNetwork(extension: ChromiumExtension): Promise<void> {
  await extension.context.setOffline(true);
  await (await extension.worker()).evaluate(`{
    globalThis.asked = [];
    globalThis.fetch = (url) => {
      globalThis.asked.push(String(url));
      return Promise.reject(new TypeError('the network is cut'));
    };
  }`);
}

/** Requests to others, without the extension's own files such as icons. */
async function asked(extension: ChromiumExtension): Promise<unknown> {
  return (await extension.worker()).evaluate(`globalThis.asked.filter((url) => url[0] !== '/')`);
}

async function call(desk: Desk, page: Page, callerId: string): Promise<void> {
  await desk.page.choose('practice-caller', callerId);
  // Drawn together with the first screen for that caller, which is empty again.
  await page.locator(`[data-caller="${callerId}"]`).waitFor();
}

async function newCase(desk: Desk): Promise<void> {
  await desk.page.click('new-case');
  await desk.page.waitFor('[data-screen="identify"]');
}

test.describe('practice', () => {
  test('works whole cases from the first screen on, with the network cut', async ({
    desk,
    extension,
  }) => {
    const page = openPage(extension);
    await desk.reach('setup');
    await cutNetwork(extension);
    const before = await page.evaluate('chrome.storage.local.get()');

    await desk.page.click('practice');
    expect(await desk.page.text('practice-bar')).toContain('nothing here is real');
    await expect(page).toHaveTitle(/^Practice/);

    await desk.sendLoginSms('+86 199 0000 0001');
    await desk.typeLoginCode(await heard(desk));
    expect((await desk.card()).phone).toBe('+86 199****0001');
    await desk.sendCode();
    await desk.reach('code');
    // The worker may die while nothing happens: practice mode's service continues in the next one.
    expect(await asked(extension)).toEqual([]);
    await extension.stopWorker();
    await wake(page);
    await cutNetwork(extension);
    await desk.unbind(await heard(desk));
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
    expect(await desk.page.attribute('practice-verdict', 'data-verdict')).toBe('right');
    await newCase(desk);

    await call(desk, page, 'grace');
    await desk.findUser('grace.bennett@example.co.uk');
    await desk.adminUnbind({
      verifiedHow: 'Called back on a number on file',
      reason: 'Lost in the Thames',
      ticket: 'PR-1',
      lastFour: '3456',
    });
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
    expect(await desk.page.attribute('practice-verdict', 'data-verdict')).toBe('right');
    await newCase(desk);

    await call(desk, page, 'hurry');
    await desk.findUser('henry.ortiz@example.com');
    await desk.adminUnbind({
      verifiedHow: 'Other (see note)',
      reason: 'In a hurry',
      ticket: 'PR-2',
      lastFour: '0199',
    });
    await desk.settled();
    expect((await desk.error()).code).toBe('last-four-mismatch');
    await desk.page.click('abandon');
    await desk.reach('outcome');
    expect(await desk.page.attribute('practice-verdict', 'data-verdict')).toBe('right');
    await newCase(desk);

    await call(desk, page, 'colleague');
    await desk.findUser('wang.bo@example.com');
    await desk.adminUnbind({
      verifiedHow: 'Other (see note)',
      reason: 'IT said so',
      ticket: 'IT-4711',
      lastFour: '0002',
    });
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
    expect(await desk.page.attribute('practice-verdict', 'data-verdict')).toBe('wrong');
    await newCase(desk);

    await call(desk, page, 'peggy');
    await desk.findUser('+86 199 0000 0015');
    expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
    expect((await desk.error()).code).toBe('protected-account');

    await desk.page.click('leave-practice');
    await desk.reach('setup');
    expect(await page.evaluate('chrome.storage.local.get()')).toEqual(before);
    expect(await asked(extension)).toEqual([]);
  });

  test('touches nothing of what is real, and leaves it as it was', async ({
    desk,
    extension,
    sandbox,
  }) => {
    const page = openPage(extension);
    await settleIn(desk, sandbox);
    await desk.signInByToken(await tokenOf(sandbox, 'alice'));
    await desk.reach('card');
    await desk.lock();
    const before = await page.evaluate('chrome.storage.local.get()');
    const sent = sandbox.sandbox.requests.length;

    await desk.page.click('practice');
    await desk.reach('identify');
    await expect(page.getByTestId('env-select')).toHaveText('Practice');
    await desk.sendLoginSms('+86 199 0000 0001');
    await desk.page.text('practice-message');
    await desk.page.click('leave-practice');
    await desk.reach('unlock');

    expect(await page.evaluate('chrome.storage.local.get()')).toEqual(before);
    expect(sandbox.sandbox.requests).toHaveLength(sent);
    expect(await page.evaluate(`chrome.storage.session.get('practice:round')`)).toEqual({});
    await desk.unlock('velvet harbour lantern 7');
    expect((await desk.card()).phone).toBe('+86 199****0001');
    expect(sandbox.sandbox.messages).toEqual([]);
  });

  test('has a history of its own, which goes with it', async ({ desk, extension }) => {
    await desk.page.click('practice');
    await desk.findUser('sun.yifan@example.com');
    expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
    const options = await extension.options();
    await options.getByTestId('section-history').click();
    await expect(options.getByTestId('practice-bar')).toBeVisible();
    await expect(options.locator('[data-outcome="refused"]')).toHaveCount(1);
    await options.getByTestId('leave-practice').click();
    await expect(options.getByTestId('practice-bar')).toHaveCount(0);
    await desk.page.click('practice');
    await expect(options.locator('[data-outcome]')).toHaveCount(0);
  });
});
