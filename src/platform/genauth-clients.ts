import type { CaseEnvironment } from '../case/case';
import type { WorkplaceFor } from '../case/ports';
import type { Environment } from '../environments/environment';
import type { VaultContent } from '../environments/vault-content';
import { type ClientOptions, createClient, type ServicePhone } from '../genauth/client';
import type { Checkable } from '../genauth/connection-check';
import { failure, GenAuthError } from '../genauth/failure';
import { createManagementClient, type ManagementClient } from '../genauth/management-client';
import { createTokenShelf } from '../genauth/management-token';
import { serviceLanguage } from '../genauth/service-language';
import type { TransportPorts } from '../genauth/transport';
import type { ChainState } from '../history/chain-state';
import { protectionOf } from '../safeguards/protection';
import type { Safeguards } from '../safeguards/safeguards';
import { catalogueLanguage } from './catalogue';
import { hostPermitted, hostsPermitted } from './host-permission';
import { networkTransport } from './network-transport';
import { useUnkeptConnections } from './unkept-connections';

export interface WorkplacePorts {
  /** Null while the vault is locked. */
  readonly content: () => Promise<VaultContent | null>;
  readonly safeguardsOf: (environment: Environment) => Promise<Safeguards>;
  readonly correlate: (phone: ServicePhone, chain: ChainState) => Promise<string | null>;
  /** How a host is reached: over the network, or by practice mode's own service. */
  readonly wire: Wire;
}

/** The connection between a client and a host. */
export interface Wire {
  readonly permitted: (host: string) => Promise<boolean>;
  readonly permittedAmong: (hosts: Promise<readonly string[]>) => Promise<ReadonlySet<string>>;
  /** Called before the first request of an operation. */
  readonly prepare: () => Promise<void>;
  readonly transport: (host: string) => TransportPorts;
}

/** The network, limited to the hosts that the browser permits. */
export const network: Wire = {
  permitted: hostPermitted,
  permittedAmong: hostsPermitted,
  prepare: useUnkeptConnections,
  transport: networkTransport,
};

/** Management tokens, only in this worker's memory. */
const shelf = createTokenShelf();

/** Drops the management tokens when the vault locks. */
export function forgetManagementTokens(): void {
  shelf.clear();
}

/** Builds the workplace of an environment from the open vault. */
export function workplaces(ports: WorkplacePorts): WorkplaceFor {
  return async (where, api) => {
    const host = api === 'authentication' ? where.appHost : where.managementHost;
    const [vault, permitted] = await Promise.all([ports.content(), ports.wire.permitted(host)]);
    if (vault === null) {
      forgetManagementTokens();
      throw new GenAuthError(failure('not-sent', 'vault-locked'));
    }
    const environment = placeOf(vault, where, api);
    if (!permitted) throw new GenAuthError(failure('not-sent', 'host-permission'));
    await ports.wire.prepare();
    const lang = serviceLanguage(catalogueLanguage());
    const safeguards = await ports.safeguardsOf(environment);
    return {
      client: createClient({
        app: environment,
        lang,
        ports: ports.wire.transport(environment.appHost),
      }),
      management: managementOf(environment, lang, ports.wire),
      protectionOf: (user, visible) => protectionOf(user, safeguards, visible).kind,
      wantsCustomData: safeguards.protectedField !== '',
      correlate: (phone) => ports.correlate(phone, vault.history),
    };
  };
}

/** Which of an environment's hosts can be checked, and the language of the service's messages. */
export async function checkable(
  { appHost, managementHost }: Environment,
  wire: Wire,
): Promise<Checkable> {
  await wire.prepare();
  return {
    app: await wire.permitted(appHost),
    management: managementHost !== '' && (await wire.permitted(managementHost)),
    lang: serviceLanguage(catalogueLanguage()),
  };
}

/** The environment of a case, at the host that the case was opened for. */
function placeOf(
  { environments }: VaultContent,
  { id, appHost, managementHost }: CaseEnvironment,
  api: 'authentication' | 'management',
): Environment {
  const environment = environments.find((each) => each.id === id);
  if (environment === undefined) {
    throw new GenAuthError(failure('not-sent', 'environment-missing'));
  }
  const [host, expected] =
    api === 'authentication'
      ? [environment.appHost, appHost]
      : [environment.managementHost, managementHost];
  if (host !== expected) throw new GenAuthError(failure('not-sent', 'environment-changed'));
  if (host === '') throw new GenAuthError(failure('not-sent', 'management-missing'));
  if (
    api === 'authentication' &&
    environment.authMethod !== 'none' &&
    environment.appSecret === ''
  ) {
    throw new GenAuthError(failure('not-sent', 'secret-missing'));
  }
  return environment;
}

function managementOf(
  environment: Environment,
  lang: ClientOptions['lang'],
  wire: Wire,
): ManagementClient | null {
  const { managementHost, accessKeySecret, appId } = environment;
  if (managementHost === '' || accessKeySecret === '') return null;
  const ports = { ...wire.transport(managementHost), now: () => Date.now() };
  return createManagementClient({ key: environment, appId, shelf, lang, ports });
}
