import { openPack, PackError, sealPack } from '../../src/environments/pack';
import { deriveKey } from '../../src/vault/key-derivation';
import type { Judgement } from '../../src/vault/passphrase-strength';

/** What works on passphrases, and takes long: making a key on purpose, judging by its dictionaries. */
export const keyServices = {
  deriveKey,
  /** Its dictionaries are many times the rest, and loaded only for it. */
  judgePassphrase: async (passphrase: string): Promise<Judgement> =>
    (await import('../../src/vault/strength/judge-passphrase')).judgePassphrase(passphrase),
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
