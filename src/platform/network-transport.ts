import { isLoopback } from '../environments/host';
import { endpointUrl } from '../genauth/endpoint-url';
import type { TransportPorts } from '../genauth/transport';

/** The transport to the service at one host, over the network. */
export function networkTransport(host: string): TransportPorts {
  const local = isLoopback(new URL(host).hostname);
  return {
    fetch: (url, init) => fetch(url, init),
    online: async () => navigator.onLine || (local && (await reachable(host))),
    timeout: (milliseconds) => AbortSignal.timeout(milliseconds),
  };
}

/** A computer without a network usually still reaches itself; a harmless request finds out. */
async function reachable(host: string): Promise<boolean> {
  const init: RequestInit = {
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(2_000),
  };
  return fetch(endpointUrl(host, '/api/v3/system'), init).then(
    () => true,
    () => false,
  );
}
