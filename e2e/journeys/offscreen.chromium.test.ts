import { passphrase, settleIn } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { ChromiumExtension } from '../support/chromium-extension';
import { openPage } from '../support/open-page';

test.use({ quiet: true });

/** How many offscreen documents exist. */
async function documents(extension: ChromiumExtension): Promise<unknown> {
  return (await extension.worker()).evaluate(
    `chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] }).then((all) => all.length)`,
  );
}

/** The addresses of those documents. */
async function addresses(extension: ChromiumExtension): Promise<unknown> {
  return (await extension.worker()).evaluate(
    `chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })
      .then((all) => all.map(({ documentUrl }) => documentUrl))`,
  );
}

/** From now on a document is gone as soon as it is there, as if it had crashed, until `restore` is called. */
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

test('a document that nobody has made gives way', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  await desk.lock();
  await expect.poll(() => documents(extension)).toBe(0);
  await (await extension.worker()).evaluate(`chrome.offscreen.createDocument({
    url: 'extension/offscreen/index.html',
    reasons: ['WORKERS'],
    justification: 'as nobody makes it who wants an answer',
  })`);
  await extension.stopWorker();
  await desk.unlock(passphrase);
  await desk.reach('identify');
  await expect.poll(() => documents(extension)).toBe(0);
});

test('one that an earlier worker has left is used, and then closed', async ({
  desk,
  extension,
}) => {
  await desk.page.click('practice');
  await desk.sendLoginSms('+86 199 0000 0001');
  const code = await desk.page.text('practice-message');
  const left = await addresses(extension);
  expect(left).toEqual([expect.stringMatching(/\/offscreen\/index\.html\?[\da-f-]{36}$/)]);
  await extension.stopWorker();
  await desk.typeLoginCode(code);
  await desk.reach('card');
  expect(await addresses(extension)).toEqual(left);
  await desk.page.click('leave-practice');
  await expect.poll(() => documents(extension)).toBe(0);
});

test('a page in a tab at the address of a document is not taken for it', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const popup = openPage(extension);
  const tab = await extension.context.newPage();
  await tab.goto(`chrome-extension://${await extension.id()}/extension/offscreen/index.html`);
  await tab.evaluate(`{
    globalThis.heard = [];
    navigator.serviceWorker.onmessage = ({ data }) => void heard.push(data);
  }`);
  await popup.bringToFront();
  await desk.lock();
  await desk.unlock(passphrase);
  await desk.reach('identify');
  expect(await tab.evaluate('heard')).toEqual([]);
});
