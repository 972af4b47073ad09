import type { VaultContent } from '../../src/environments/vault-content';
import type { Refusal } from '../../src/messaging/protocol';
import { done, type Refused, refuse } from '../../src/messaging/reply';
import { OffscreenError } from '../../src/platform/offscreen';
import { StorageError } from '../../src/platform/storage-error';
import { vaultErrorCode } from '../../src/vault/vault-session';
import type { World } from './create-world';
import { releaseHosts } from './release-hosts';

/** Vault, storage and offscreen errors become refusals; others are bugs, and rethrown. */
export async function usingVault<R>(work: () => Promise<R>): Promise<R | Refused> {
  try {
    return await work();
  } catch (error) {
    return refuse(vaultRefusal(error));
  }
}

/** Like {@link usingVault}, for work on the content of an open vault. */
export function usingContent<R>(
  { vault }: Pick<World, 'vault'>,
  work: (content: VaultContent) => Promise<R>,
): Promise<R | Refused> {
  return usingVault(async () => {
    const content = await vault.content();
    return content === null ? refuse({ code: 'vault-locked' }) : work(content);
  });
}

/** Like {@link usingVault}, for a change that is published. `change` returns false if the vault is locked. */
export function changingVault({ publish }: Pick<World, 'publish'>, change: () => Promise<boolean>) {
  return usingVault(async () => {
    if (!(await change())) return refuse({ code: 'vault-locked' });
    await publish();
    return done(null);
  });
}

/**
 * Like {@link usingVault}, for a change of the content that may be refused. `decide` may run again on newer content;
 * its last decision counts.
 */
export function decidingVault<D extends { readonly content: VaultContent }>(
  { vault }: Pick<World, 'vault'>,
  decide: (content: VaultContent) => D | Refused,
): Promise<D | Refused> {
  return usingVault(async () => {
    let decided: D | Refused = refuse({ code: 'vault-locked' });
    await vault.update((content) => {
      decided = decide(content);
      return 'content' in decided ? decided.content : content;
    });
    return decided;
  });
}

/**
 * What follows an unlock: views show the open vault, the receipts of cases that ended before are sealed, and access to
 * hosts goes that a prompt left behind which was answered while no view was open.
 */
export async function openedVault(
  world: Pick<World, 'publish' | 'keeper' | 'vault' | 'policy' | 'keepHosts'>,
) {
  await world.publish();
  await world.keeper.sealPending().catch(() => undefined);
  void releaseHosts(world).catch(() => undefined);
  return done(null);
}

function vaultRefusal(error: unknown): Refusal {
  const code = vaultErrorCode(error);
  if (code !== null) return { code };
  if (error instanceof StorageError) return { code: 'storage' };
  if (error instanceof OffscreenError) return { code: 'internal' };
  throw error;
}
