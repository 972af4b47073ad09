import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { ChromiumExtension } from './chromium-extension';

/** Changes some safeguards of the first environment, as the options page does. */
export async function setSafeguards(extension: ChromiumExtension, changes: object): Promise<void> {
  const page: Page = await extension.options();
  const reply: unknown = await page.evaluate(`(async () => {
    const { state } = await chrome.storage.session.get('state');
    const [{ id, safeguards }] = state.environments;
    return chrome.runtime.sendMessage({
      method: 'environment.setSafeguards',
      params: { id, safeguards: { ...safeguards, ...${JSON.stringify(changes)} } },
    });
  })()`);
  expect(reply).toMatchObject({ ok: true });
  await page.close();
}
