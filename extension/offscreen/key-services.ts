import { openPack, PackError, sealPack } from '../../src/environments/pack';
import { deriveKey } from '../../src/vault/key-derivation';
import type { Judgement } from '../../src/vault/passphrase-strength';

/** Slow work on passphrases: deriving keys, on purpose, and judging them by large dictionaries. */
export const keyServices = {
  deriveKey,
  /** Its dictionaries are far larger than everything else, so they are loaded only for it. */
  judgePassphrase: async (passphrase: string): Promise<Judgement> =>
    (await import('../../src/vault/strength/judge-passphrase')).judgePassphrase(passphrase),
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
