import { openPack, PackError, sealPack } from '../../src/environments/pack';
import { deriveKey } from '../../src/vault/key-derivation';

/** What makes a key out of a passphrase, which takes long on purpose. */
export const keyServices = {
  deriveKey,
  sealPack,
  /** The pack, or why the file is none that can be taken: an error of ours would lose its code on the way. */
  async openPack(...told: Parameters<typeof openPack>) {
    try {
      return { ok: true, pack: await openPack(...told) } as const;
    } catch (error) {
      if (error instanceof PackError) return { ok: false, code: error.code } as const;
      throw error;
    }
  },
};
