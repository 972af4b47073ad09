import type { ClientFor } from '../case/ports';
import { endpointUrl } from '../environments/endpoint-url';
import { isLoopback } from '../environments/host';
import type { VaultContent } from '../environments/vault-content';
import { type ClientOptions, createClient } from '../genauth/client';
import { failure, GenAuthError } from '../genauth/failure';
import { browser } from './browser';
import { hostPermitted } from './host-permission';
import { useUnkeptConnections } from './unkept-connections';

/** Makes the client of an environment out of the open vault. */
export function genauthClients(content: () => Promise<VaultContent | null>): ClientFor {
  return async (environmentId, appHost) => {
    const vault = await content();
    if (vault === null) throw new GenAuthError(failure('not-sent', 'vault-locked'));
    const app = vault.environments.find(({ id }) => id === environmentId);
    if (app === undefined) throw new GenAuthError(failure('not-sent', 'environment-missing'));
    if (app.appHost !== appHost) {
      throw new GenAuthError(failure('not-sent', 'environment-changed'));
    }
    if (!(await hostPermitted(app.appHost))) {
      throw new GenAuthError(failure('not-sent', 'host-permission'));
    }
    await useUnkeptConnections();
    const local = isLoopback(new URL(app.appHost).hostname);
    return createClient({
      app,
      lang: serviceLanguage(browser.i18n.getUILanguage()),
      ports: {
        fetch: (url, init) => fetch(url, init),
        online: async () => navigator.onLine || (local && (await reachable(app.appHost))),
        timeout: (milliseconds) => AbortSignal.timeout(milliseconds),
      },
    });
  };
}

/** A computer without a network still reaches itself, unless it is made not to: a harmless request tells. */
async function reachable(appHost: string): Promise<boolean> {
  const init: RequestInit = {
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(2_000),
  };
  return fetch(endpointUrl(appHost, '/api/v3/system'), init).then(
    () => true,
    () => false,
  );
}

/** The service's languages, by the browser's (BCP 47). */
export function serviceLanguage(language: string): ClientOptions['lang'] {
  const tag = language.toLowerCase();
  if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
  if (tag.startsWith('zh')) return 'zh-CN';
  return tag.startsWith('ja') ? 'ja-JP' : 'en-US';
}
