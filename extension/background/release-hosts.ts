import { hostsIn } from '../../src/environments/change-environments';
import type { World } from './create-world';

/** Removes the access to hosts that no environment uses, once the organization's environments are known. */
export async function releaseHosts({
  vault,
  policy,
  keepHosts,
}: Pick<World, 'vault' | 'policy' | 'keepHosts'>): Promise<void> {
  await policy.settled();
  const content = await vault.content();
  if (content !== null) await keepHosts(hostsIn(content));
}
