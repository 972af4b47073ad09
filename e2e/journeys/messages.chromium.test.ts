import type { Page } from 'playwright';
import { settleIn } from '../support/agent';
import { expect, test } from '../support/chromium';
import { ChromiumExtension } from '../support/chromium-extension';
import { Desk } from '../support/desk';
import { openPage } from '../support/open-page';
import { playwrightDriver } from '../support/playwright-driver';

const send = (page: Page, message: string): Promise<unknown> =>
  page.evaluate(`chrome.runtime.sendMessage(${message})`);
const counts = (page: Page) => send(page, `{ method: 'security.refusedMessages', params: {} }`);

const refused = {
  'request-malformed': [
    `'app.wake'`,
    `{ method: 7, params: {} }`,
    `JSON.parse('{"__proto__":{"method":"app.wake","params":{}}}')`,
    `{ method: 'case.unbind', params: { revision: 1, passCode: '12345678901' } }`,
  ],
  'request-unknown': [
    `{ method: 'constructor', params: {} }`,
    `{ method: '__proto__', params: {} }`,
    `{ method: 'vault.export', params: {} }`,
  ],
  'request-oversized': [
    `{ method: 'vault.unlock', params: { passphrase: 'x'.repeat(70_000) } }`,
    `{ method: 'app.wake', params: { more: Array(1_000).fill(0) } }`,
  ],
};

async function expectRefusals(sent: (message: string) => Promise<unknown>): Promise<void> {
  for (const [code, messages] of Object.entries(refused)) {
    for (const message of messages) {
      expect(await sent(message), message).toEqual({ ok: false, refusal: { code } });
    }
  }
}

/** Sends a message the way that pages do, to the worker alone. */
const post = (page: Page, message: string): Promise<unknown> =>
  page.evaluate(`navigator.serviceWorker.ready.then(({ active }) => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    active.postMessage(${message}, [port2]);
  }))`);

test('malformed, unknown, inherited and oversized messages are refused, and counted', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  await expectRefusals((message) => send(page, message));
  expect(await counts(page)).toEqual({
    ok: true,
    value: {
      external: 0,
      'sender-refused': 0,
      'request-malformed': 4,
      'request-unknown': 3,
      'request-oversized': 2,
    },
  });
  expect(sandbox.sandbox.requests).toEqual([]);

  const options = await extension.options();
  await options.getByTestId('section-security').click();
  await expect(options.getByTestId('refused-messages')).toHaveAttribute('data-total', '9');
});

test('what is posted to the worker alone is judged in the same way', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  await expectRefusals((message) => post(page, message));
  const lock = `{ method: 'vault.lock', params: {} }`;
  const notHeard = { ok: false, refusal: { code: 'sender-refused' } };
  for (const path of ['manifest.json', 'extension/offscreen/index.html']) {
    const other = await extension.context.newPage();
    await other.goto(`chrome-extension://${await extension.id()}/${path}`);
    // What a page makes of its address afterwards counts for nothing.
    await other.evaluate(`history.replaceState(null, '', '/extension/popup/index.html')`);
    expect(await post(other, lock), path).toEqual(notHeard);
    await other.close();
  }
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'identify');
  expect(await post(page, `{ method: 'security.refusedMessages', params: {} }`)).toMatchObject({
    value: { 'sender-refused': 2, 'request-malformed': 4 },
  });
});

test('what a message says of its sender counts for nothing', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.lock();
  const forged = `{
    method: 'pack.export', params: { environmentIds: ['x'], passphrase: '' },
    sender: { id: chrome.runtime.id, unlocked: true }, trusted: true,
  }`;
  const reply = await send(openPage(extension), forged);
  expect(reply).toEqual({ ok: false, refusal: { code: 'vault-locked' } });
});

test('other files of the extension, frames and web pages have no say', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const page = openPage(extension);
  // One of our pages, but not one that sends commands.
  const other = await extension.context.newPage();
  await other.goto(`chrome-extension://${await extension.id()}/manifest.json`);
  expect(await send(other, `{ method: 'vault.lock', params: {} }`)).toEqual({
    ok: false,
    refusal: { code: 'sender-refused' },
  });
  await other.close();

  const web = await extension.context.newPage();
  await web.goto(`${sandbox.url}/`);
  expect(await web.evaluate(`typeof globalThis.chrome?.runtime?.sendMessage`)).toBe('undefined');
  const popup = JSON.stringify(await extension.address('popup'));
  await web.evaluate(`new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.addEventListener('load', resolve);
    frame.src = ${popup};
    document.body.append(frame);
  })`);
  for (const frame of web.frames()) await expect(frame.locator('[data-screen]')).toHaveCount(0);
  await web.close();

  expect(await counts(page)).toMatchObject({ value: { 'sender-refused': 1 } });
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'identify');
  extension.complaints.allow(/frame-ancestors|ERR_BLOCKED_BY_CLIENT|inbox|event/i);
});

test('another extension reaches nobody, by message or port', async ({ sandbox }) => {
  const extension = await ChromiumExtension.launch({ stranger: true });
  try {
    const page = await extension.popup();
    await settleIn(new Desk(playwrightDriver(page)), sandbox);
    const stranger = await extension.stranger();
    const id = JSON.stringify(await extension.id());
    const nobody = 'Receiving end does not exist';
    const ask = (method: string) =>
      stranger.evaluate(`chrome.runtime.sendMessage(${id}, { method: '${method}', params: {} })
        .then(() => 'answered', ({ message }) => message)`);
    for (const method of ['vault.lock', 'pack.export', 'app.wake']) {
      expect(await ask(method)).toContain(nobody);
    }
    const ended = await stranger.evaluate(`new Promise((resolve) => {
      const port = chrome.runtime.connect(${id});
      port.onDisconnect.addListener(() => resolve(chrome.runtime.lastError?.message ?? 'closed'));
    })`);
    expect(ended).toContain(nobody);
    expect(await counts(page)).toMatchObject({ value: { external: 0, 'sender-refused': 0 } });
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'identify');
    expect(sandbox.sandbox.requests).toEqual([]);
  } finally {
    await extension.close();
  }
});

test('no text becomes markup or the script of a thread', async ({ extension }) => {
  const page = await extension.popup();
  extension.complaints.allow(/TrustedHTML|TrustedScriptURL|Trusted Type|TrustedTypePolicy/);
  const refusal = (attempt: string) =>
    page.evaluate(
      `(() => { try { ${attempt}; return null; } catch (error) { return error.name; } })()`,
    );
  for (const attempt of [
    `document.body.innerHTML = '<b>bold</b>'`,
    `new Worker('/assets/key-worker.js')`,
    `trustedTypes.createPolicy('another', {})`,
  ]) {
    expect(await refusal(attempt), attempt).toBe('TypeError');
  }
});
