import { originPattern, parseHost } from '../environments/host';
import { browser } from './browser';

/** The match pattern of a host, as typed or stored; null if it is not a valid host. */
function pattern(appHost: string): string | null {
  const parsed = parseHost(appHost);
  return parsed.ok ? originPattern(parsed.host) : null;
}

/** Whether the browser lets the extension access a host. */
export async function hostPermitted(appHost: string): Promise<boolean> {
  const origin = pattern(appHost);
  return origin !== null && browser.permissions.contains({ origins: [origin] });
}

/**
 * The same for many hosts, in one call to the browser if each has its own grant. The call starts before the hosts are
 * known.
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
 * Asks the user for access to hosts, in one prompt. Browsers require the user gesture of a click, so nothing may be
 * awaited before; they do not ask again for access already granted. False if refused, or if one is not a valid host.
 */
export function requestHosts(hosts: readonly string[]): Promise<boolean> {
  const origins = hosts.map(pattern).filter((origin) => origin !== null);
  if (origins.length < hosts.length || hosts.length === 0) return Promise.resolve(false);
  return browser.permissions.request({ origins: [...new Set(origins)] }).catch(() => false);
}

/**
 * Removes the access to all other hosts (hosts as typed or stored), so that only those that environments need stay.
 * Access that the browser does not let go, such as an administrator's grant, stays.
 */
export async function keepHosts(appHosts: readonly string[]): Promise<void> {
  const needed = new Set(appHosts.map(pattern));
  const { origins = [] } = await browser.permissions.getAll();
  const spare = origins.filter((origin) => !needed.has(origin));
  await Promise.all(
    spare.map((origin) => browser.permissions.remove({ origins: [origin] }).catch(() => false)),
  );
}

/** Calls back whenever access to a host is granted or removed. Register at top level. */
export function onHostPermissionChange(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}
