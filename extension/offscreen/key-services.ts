import { openPack, PackError, sealPack } from '../../src/environments/pack';
import { deriveKey } from '../../src/vault/key-derivation';

/** Derives keys from passphrases, which is slow on purpose. */
export const keyServices = {
  deriveKey,
  sealPack,
  /** Returns the pack or why the file is refused, since a thrown error would lose its code in transit. */
  async openPack(...told: Parameters<typeof openPack>) {
    try {
      return { ok: true, pack: await openPack(...told) } as const;
    } catch (error) {
      if (error instanceof PackError) return { ok: false, code: error.code } as const;
      throw error;
    }
  },
};
