import type { VaultContent } from '../../src/environments/vault-content';
import type { Refusal } from '../../src/messaging/protocol';
import { OffscreenError } from '../../src/platform/offscreen';
import { StorageError } from '../../src/platform/stored-item';
import { vaultErrorCode } from '../../src/vault/vault-session';
import { done, type Refused, refuse } from './reply';
import type { Services } from './services';

/** Carries out what needs the vault. What of it, its storage or aside fails is a refusal; anything else is a defect, and thrown on. */
export async function usingVault<R>(work: () => Promise<R>): Promise<R | Refused> {
  try {
    return await work();
  } catch (error) {
    return refuse(vaultRefusal(error));
  }
}

/** As {@link usingVault}, for what is done only while it is open, with what is in it. */
export function usingContent<R>(
  { vault }: Pick<Services, 'vault'>,
  work: (content: VaultContent) => Promise<R>,
): Promise<R | Refused> {
  return usingVault(async () => {
    const content = await vault.content();
    return content === null ? refuse({ code: 'vault-locked' }) : work(content);
  });
}

/** As {@link usingVault}, for a change of its content that gives false while it is locked, and which views are to be told of. */
export function changingVault(change: () => Promise<boolean>, republish: () => Promise<void>) {
  return usingVault(async () => {
    if (!(await change())) return refuse({ code: 'vault-locked' });
    await republish();
    return done(null);
  });
}

function vaultRefusal(error: unknown): Refusal {
  const code = vaultErrorCode(error);
  if (code !== null) return { code };
  if (error instanceof StorageError) return { code: 'storage' };
  if (error instanceof OffscreenError) return { code: 'internal' };
  throw error;
}
