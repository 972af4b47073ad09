import type { Page } from 'playwright';
import { seedApps } from '../../sandbox/seeds/apps';

/** Fills the environment form with the sandbox, by the same command with which the form keeps what was typed. */
export async function prefillEnvironment(extensionPage: Page, url: string): Promise<void> {
  const environment = {
    id: '',
    label: 'Sandbox',
    appHost: url,
    appId: seedApps.none.appId,
    authMethod: seedApps.none.authMethod,
    managementHost: '',
    userPoolId: '',
    accessKeyId: '',
  };
  // As text: the extension's own objects are known in its page and not here.
  const message = JSON.stringify({ method: 'draft.save', params: { draft: { environment } } });
  await extensionPage.evaluate(`chrome.runtime.sendMessage(${message})`);
}
