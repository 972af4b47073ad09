import type { Environment } from '../../src/environments/environment';
import { type Checkable, checkConnection } from '../../src/genauth/connection-check';
import type { ConnectionReport } from '../../src/genauth/connection-report';
import type { TransportPorts } from '../../src/genauth/transport';
import { networkTransport } from '../../src/platform/network-transport';
import { freshService } from './practice';

/** Checks an environment's settings where they are used: at its hosts, as far as the browser lets us there. */
function check(
  environment: Environment,
  { app, management, lang }: Checkable,
  transport: (host: string) => TransportPorts,
): Promise<ConnectionReport> {
  return checkConnection(environment, {
    app: app ? transport(environment.appHost) : null,
    management: management ? transport(environment.managementHost) : null,
    lang,
    now: () => Date.now(),
    unheardOf: () => crypto.randomUUID(),
  });
}

export const checks = {
  checkEnvironment: (environment: Environment, checkable: Checkable) =>
    check(environment, checkable, networkTransport),
  /** A check is without effect, and so asks a service that nobody else asks: no round of practice knows of it. */
  checkPractice(environment: Environment, checkable: Checkable) {
    const service = freshService();
    return check(environment, checkable, () => ({
      fetch: async (url, init) => service.fetch(new Request(url, init)),
      online: async () => true,
      timeout: () => new AbortController().signal,
    }));
  },
};
