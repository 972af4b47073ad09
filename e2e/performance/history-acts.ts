import type { Page } from 'playwright';
import { seedUsers } from '../../sandbox/seeds/users';
import type { ChromiumExtension } from '../support/chromium-extension';
import type { Message } from './history-questions';

/** Measured actions on the history, each in milliseconds. `page` is a page of the extension with the vault open. */

/** This many times from a view's call to the background's answer. */
export async function timed(page: Page, message: Message, turns: number): Promise<number[]> {
  const times: unknown = await page.evaluate(`(async () => {
    const times = [];
    for (let turn = 0; turn < ${turns}; turn += 1) {
      const begun = performance.now();
      const reply = await chrome.runtime.sendMessage(${JSON.stringify(message)});
      times.push(performance.now() - begun);
      if (!reply.ok) throw new Error(JSON.stringify(reply));
    }
    return times;
  })()`);
  return times as number[];
}

/** Finds a user, cancels the case, and closes it. Measures the cancellation, until the receipt is part of the chain. */
export async function closeCase(page: Page): Promise<number> {
  const time: unknown = await page.evaluate(`(async () => {
    const state = async () => (await chrome.storage.session.get('state')).state;
    const send = async (method, params) => {
      const revision = (await state()).case?.revision ?? 0;
      const begun = performance.now();
      const reply = await chrome.runtime.sendMessage({ method, params: { ...params, revision } });
      if (!reply.ok) throw new Error(JSON.stringify(reply));
      return performance.now() - begun;
    };
    const [{ id }] = (await state()).environments;
    const newest = {
      query: { text: '', outcome: null, route: null, environmentId: null, from: null, to: null },
      before: null,
      limit: 1,
    };
    const query = { text: '${seedUsers.alice.userId}', phone: null };
    await send('case.identify', { environmentId: id, way: 'admin', query });
    // The second is answered once all that came before it is sealed.
    const time = (await send('case.abandon', {})) + (await send('receipts.list', newest));
    await send('case.close', {});
    return time;
  })()`);
  return Number(time);
}

/** Verifies the chain, which must be intact and have at least this many entries. */
export async function verifyAll(page: Page, entries: number): Promise<number> {
  const time: unknown = await page.evaluate(`(async () => {
    const begun = performance.now();
    const reply = await chrome.runtime.sendMessage({ method: 'receipts.verify', params: {} });
    const time = performance.now() - begun;
    if (!reply.ok || !reply.value.ok || reply.value.checked < ${entries}) {
      throw new Error(JSON.stringify(reply));
    }
    return time;
  })()`);
  return Number(time);
}

/** Resolves with the time at which the list has a row. */
const firstRow = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector('[data-testid="history-row"]') === null) requestAnimationFrame(look);
    else resolve(performance.now());
  };
  look();
})`;

/** Opens the history in a new page. Measures from the navigation to the first row. */
export async function openHistory(
  extension: ChromiumExtension,
): Promise<{ page: Page; time: number }> {
  const page = await extension.context.newPage();
  await page.addInitScript(`window.firstRow = ${firstRow}`);
  await page.goto(`${await extension.address('options')}#history`);
  return { page, time: Number(await page.evaluate('window.firstRow')) };
}

/** Switches to another section and back. Measures from the click to the first row. */
export async function openSection(page: Page): Promise<number> {
  await page.getByTestId('section-security').click();
  await page.locator('main[data-screen="environment"]').waitFor();
  const time: unknown = await page.evaluate(`(async () => {
    const begun = performance.now();
    document.querySelector('[data-testid="section-history"]').click();
    return (await ${firstRow}) - begun;
  })()`);
  return Number(time);
}

/** Exports all receipts to a file. Measures from the click until the browser gets the file. */
export async function exportAll(page: Page): Promise<number> {
  const saved = page.waitForEvent('download', { timeout: 0 });
  const time: unknown = await page.evaluate(`(async () => {
    const begun = performance.now();
    const button = document.querySelector('[data-testid="history-export-json"]');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    button.click();
    do await frame();
    while (button.ariaBusy === 'true');
    return performance.now() - begun;
  })()`);
  await (await saved).delete();
  return Number(time);
}
