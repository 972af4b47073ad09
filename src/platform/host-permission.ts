import { originPattern, parseHost } from '../environments/host';
import { browser } from './browser';

/** The match pattern of a host, as typed or stored; null where it is no host that we would talk to. */
function pattern(appHost: string): string | null {
  const parsed = parseHost(appHost);
  return parsed.ok ? originPattern(parsed.host) : null;
}

/** Whether the browser lets the extension talk to a host. */
export async function hostPermitted(appHost: string): Promise<boolean> {
  const origin = pattern(appHost);
  return origin !== null && browser.permissions.contains({ origins: [origin] });
}

/**
 * The same of many hosts, with one question to the browser where each was granted by itself. It is asked before it is known
 * which hosts they are.
 */
export async function hostsPermitted(
  hosts: Promise<readonly string[]>,
): Promise<ReadonlySet<string>> {
  const all = browser.permissions.getAll().catch(() => ({ origins: [] }));
  const [{ origins = [] }, asked] = await Promise.all([all, hosts]);
  const granted = new Set<string | null>(origins);
  const each = await Promise.all(
    [...new Set(asked)].map(
      async (host) =>
        [
          host,
          granted.has(pattern(host)) || (await hostPermitted(host).catch(() => false)),
        ] as const,
    ),
  );
  return new Set(each.filter(([, permitted]) => permitted).map(([host]) => host));
}

/**
 * Asks the person for access to hosts, with one question. The browser wants this in the very turn of a click, so nothing may
 * be awaited before; where access is held already it does not ask. False when refused, or where one is no host.
 */
export function requestHosts(hosts: readonly string[]): Promise<boolean> {
  const origins = hosts.map(pattern).filter((origin) => origin !== null);
  if (origins.length < hosts.length || hosts.length === 0) return Promise.resolve(false);
  return browser.permissions.request({ origins: [...new Set(origins)] }).catch(() => false);
}

/**
 * Gives back the access to every other host than these (as typed or stored): nothing is held that no environment needs.
 * What the browser does not let go of, such as what an administrator granted, stays.
 */
export async function keepHosts(appHosts: readonly string[]): Promise<void> {
  const needed = new Set(appHosts.map(pattern));
  const { origins = [] } = await browser.permissions.getAll();
  const spare = origins.filter((origin) => !needed.has(origin));
  await Promise.all(
    spare.map((origin) => browser.permissions.remove({ origins: [origin] }).catch(() => false)),
  );
}

/** Calls back whenever access to some host was given or taken. Register at top level. */
export function onHostPermissionChange(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}
