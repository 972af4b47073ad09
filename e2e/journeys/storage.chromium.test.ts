import type { Page } from 'playwright';
import { reachCode, settleIn, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';

test.use({ quiet: true });

/** Reads or changes what the extension has stored on disk. */
const local = (page: Page, call: string): Promise<unknown> =>
  page.evaluate(`chrome.storage.local.${call}`);

test('nothing is sent that storage did not take', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  const code = await unbindCode(sandbox, 'alice')();
  const worker = await extension.worker();
  await worker.evaluate(`{
    globalThis.realSet = chrome.storage.local.set;
    chrome.storage.local.set = (_, callback) => {
      const error = new Error('QUOTA_BYTES quota exceeded');
      if (callback === undefined) return Promise.reject(error);
      throw error;
    };
  }`);
  await desk.unbind(code);
  const error = await desk.error();
  expect(error.code).toBe('storage');
  expect(error.text).toMatch(/nothing was (sent|done)/i);
  expect(sandbox.sandbox.count('unbind-phone')).toBe(0);

  await worker.evaluate('{ chrome.storage.local.set = globalThis.realSet; }');
  await desk.unbind(code);
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
});

test.describe('with a quota, which stands for the size of a disk', () => {
  test.use({ storageQuota: true });

  test('a disk that is really full stops the request, not the desk', async ({
    desk,
    extension,
    sandbox,
  }) => {
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    const code = await unbindCode(sandbox, 'alice')();
    const page = openPage(extension);
    // Big pieces first, then smaller ones, until not even a hundred bytes go in.
    await page.evaluate(`(async () => {
      let piece = 0;
      for (let size = 4_000_000; size >= 10; size = Math.floor(size / 2)) {
        try {
          for (;;) await chrome.storage.local.set({ ['ballast' + piece++]: 'x'.repeat(size) });
        } catch {}
      }
    })()`);
    await desk.unbind(code);
    expect(await desk.error()).toMatchObject({ code: 'storage' });
    expect(sandbox.sandbox.count('unbind-phone')).toBe(0);
    await page.evaluate(`(async () => {
      const keys = Object.keys(await chrome.storage.local.get());
      await chrome.storage.local.remove(keys.filter((key) => key.startsWith('ballast')));
    })()`);
    await desk.unbind(code);
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  });
});

test('a receipts’ database that takes nothing keeps no case from being closed', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const worker = await extension.worker();
  await worker.evaluate(`{
    globalThis.realTransaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = () => { throw new DOMException('broken', 'UnknownError'); };
  }`);
  await reachCode(desk, sandbox, 'alice');
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await desk.page.click('new-case');
  await desk.page.waitFor('[data-screen="identify"]');
  const kept = JSON.stringify(await local(openPage(extension), `get('receipts:waiting')`));
  expect(kept).toContain('"ciphertext":"');
  for (const clear of ['unbound', '****0001', '19900000001']) expect(kept).not.toContain(clear);

  await worker.evaluate('{ IDBDatabase.prototype.transaction = globalThis.realTransaction; }');
  const options = await extension.options();
  await options.getByTestId('section-history').click();
  await expect(options.getByTestId('history-row')).toHaveCount(1);
  expect(await local(openPage(extension), `get('receipts:waiting')`)).toEqual({});
});

const damages = {
  corrupt: `({ ...record, ciphertext: record.ciphertext.slice(4) })`,
  'unknown-version': `({ ...record, version: 9 })`,
  unreadable: `'torn'`,
};

for (const [fault, damage] of Object.entries(damages)) {
  test(`a case that is ${fault} is told of and kept, and a new one can be opened`, async ({
    desk,
    extension,
    sandbox,
  }) => {
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    const page = openPage(extension);
    await page.evaluate(`(async () => {
      const { case: record } = await chrome.storage.local.get('case');
      await chrome.storage.local.set({ case: ${damage} });
    })()`);
    const damaged = await local(page, `get('case')`);
    await extension.stopWorker();
    await page.reload();
    const error = await desk.error();
    expect(error.code).toBe(`case-${fault}`);
    expect(await local(page, `get('case')`)).toEqual(damaged);

    await desk.page.click('case-set-aside');
    await desk.reach('identify');
    await expect(page.getByTestId('error')).toHaveCount(0);
    // It may contain a case in the clear, so it is kept under a seal.
    const kept = await local(page, `get('case:damaged')`);
    expect(kept).toMatchObject({
      'case:damaged': [{ version: 2, ciphertext: expect.any(String) }],
    });
    expect(sandbox.sandbox.count('unbind-phone')).toBe(0);
  });
}
