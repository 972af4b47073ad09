import { openPack, PackError, sealPack } from '../../src/environments/pack';
import { exportPart } from '../../src/history/export-part';
import { summaryOf } from '../../src/history/summary';
import { callerOf } from '../../src/practice/callers';
import { deriveKey } from '../../src/vault/key-derivation';
import { checks } from './check';
import { practice } from './practice';
import { practiceBeginning } from './practice-beginning';

/** What the background has done aside. */
export const services = {
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
  exportPart: async (...told: Parameters<typeof exportPart>) => exportPart(...told),
  summaryOf: async (...told: Parameters<typeof summaryOf>) => summaryOf(...told),
  ...checks,
  ...practice,
  practiceBeginning: async (...told: Parameters<typeof practiceBeginning>) =>
    practiceBeginning(...told),
  hasCaller: async (callerId: string) => callerOf(callerId) !== null,
};

export type Services = typeof services;
