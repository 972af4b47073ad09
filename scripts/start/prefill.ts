import type { Page } from 'playwright';
import { seedApps } from '../../sandbox/seeds/apps';

/** Fills the environment form with the sandbox's data, with the command by which the form saves its draft. */
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
  // As text, because the extension's objects exist only in its page.
  const message = JSON.stringify({ method: 'draft.save', params: { draft: { environment } } });
  await extensionPage.evaluate(`chrome.runtime.sendMessage(${message})`);
}
