import type { Page } from 'playwright';

/** Saves this many environments from a page of the extension, with the form's message. Returns their IDs. */
export function saveEnvironments(page: Page, count: number, appHost: string): Promise<string[]> {
  return page.evaluate<string[]>(`(async () => {
    const ids = [];
    for (let index = 0; index < ${count}; index += 1) {
      const form = {
        label: 'Tenant ' + index, appHost: ${JSON.stringify(appHost)}, appId: 'app-' + index, authMethod: 'none', appSecret: '',
        managementHost: '', userPoolId: '', accessKeyId: '', accessKeySecret: '', phoneCountryCode: '+86',
      };
      const reply = await chrome.runtime.sendMessage({ method: 'environment.save', params: { id: null, form } });
      if (!reply.ok) throw new Error(JSON.stringify(reply));
      ids.push(reply.value.id);
    }
    return ids;
  })()`);
}
