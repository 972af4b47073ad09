import { passphrase, settleIn } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { ChromiumExtension } from '../support/chromium-extension';

test.use({ quiet: true });

/** How many offscreen documents exist. */
async function documents(extension: ChromiumExtension): Promise<unknown> {
  return (await extension.worker()).evaluate(
    `chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] }).then((all) => all.length)`,
  );
}

/** Until `restore` is called, every new document disappears at once, as if it had crashed. */
async function loseDocuments(extension: ChromiumExtension): Promise<() => Promise<void>> {
  const worker = await extension.worker();
  await worker.evaluate(`{
    globalThis.kept = clients.matchAll;
    clients.matchAll = async (options) => {
      const found = await globalThis.kept.call(clients, options);
      for (const { url } of found) if (url.includes('/offscreen/')) chrome.offscreen.closeDocument();
      return found;
    };
  }`);
  return () => worker.evaluate('void (clients.matchAll = globalThis.kept)');
}

test('a document computes the key, and is gone when it has', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await expect.poll(() => documents(extension)).toBe(0);
  await desk.page.click('lock-now');
  await desk.unlock(passphrase);
  await desk.reach('identify');
  await expect.poll(() => documents(extension)).toBe(0);
});

test('a document that dies over the key is told of, and the next one opens the vault', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.lock();
  const restore = await loseDocuments(extension);
  await desk.unlock(passphrase);
  expect(await desk.error()).toMatchObject({ code: 'internal' });
  await restore();
  await desk.unlock(passphrase);
  await desk.reach('identify');
});

test('a popup that is closed over it does not keep the vault from opening', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.page.click('lock-now');
  const page = await extension.popup();
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByTestId('unlock').click();
  await page.close();
  await desk.reach('identify');
});

test('one that an earlier worker has left is used, and then closed', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.lock();
  await expect.poll(() => documents(extension)).toBe(0);
  await (await extension.worker()).evaluate(`chrome.offscreen.createDocument({
    url: 'extension/offscreen/index.html',
    reasons: ['WORKERS'],
    justification: 'as a worker that died over a question leaves it',
  })`);
  await extension.stopWorker();
  await desk.unlock(passphrase);
  await desk.reach('identify');
  await expect.poll(() => documents(extension)).toBe(0);
});
