import type { Environment } from './environment';
import { parseHost } from './host';

/** Whether a form, as typed, has the same hosts as an environment. */
export function sameHosts(
  one: Pick<Environment, 'appHost' | 'managementHost'>,
  other: Pick<Environment, 'appHost' | 'managementHost'>,
): boolean {
  const same = (a: string, b: string) => a.trim() === b.trim() || sameOrigin(a, b);
  return same(one.appHost, other.appHost) && same(one.managementHost, other.managementHost);
}

/** Whether two hosts, as typed or stored, have the same origin. */
export function sameOrigin(one: string, other: string): boolean {
  const [a, b] = [parseHost(one), parseHost(other)];
  return a.ok && b.ok && a.host.origin === b.host.origin;
}
