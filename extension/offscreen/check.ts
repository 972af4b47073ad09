import type { Environment } from '../../src/environments/environment';
import { type Checkable, checkConnection } from '../../src/genauth/connection-check';
import type { ConnectionReport } from '../../src/genauth/connection-report';
import type { TransportPorts } from '../../src/genauth/transport';
import { networkTransport } from '../../src/platform/network-transport';
import { freshService } from './practice';

/** Checks an environment's settings at its hosts, as far as the browser permits. */
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
  /** Uses a separate service: a check has no side effects and must not become part of a round. */
  checkPractice(environment: Environment, checkable: Checkable) {
    const service = freshService();
    return check(environment, checkable, () => ({
      fetch: async (url, init) => service.fetch(new Request(url, init)),
      online: async () => true,
      timeout: () => new AbortController().signal,
    }));
  },
};
