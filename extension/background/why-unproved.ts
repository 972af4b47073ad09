import type { Refusal } from '../../src/messaging/protocol';
import type { Proof } from '../../src/vault/ownership';
import type { World } from './create-world';

/** Why a command that only the vault's owner may send is refused; null if it is not. Rejects like the vault. */
export async function whyUnproved(
  { ownership }: Pick<World, 'ownership'>,
  proof: Proof | undefined,
): Promise<Refusal | null> {
  if (proof !== undefined) {
    return (await ownership.check(proof)) ? null : { code: 'wrong-passphrase' };
  }
  return (await ownership.recent()) ? null : { code: 'proof-needed' };
}
