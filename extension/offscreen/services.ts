import { inWorker } from '../../src/platform/offscreen-worker';
import { callerOf } from '../../src/practice/callers';
import { checks } from './check';
import type { keyServices } from './key-services';
import { makeKeyThread } from './key-thread';
import { practice } from './practice';
import { practiceBeginning } from './practice-beginning';

const keyed = inWorker<typeof keyServices>(makeKeyThread);

/** The background's offscreen services. */
export const services = {
  deriveKey: keyed('deriveKey'),
  sealPack: keyed('sealPack'),
  openPack: keyed('openPack'),
  judgePassphrase: keyed('judgePassphrase'),
  ...checks,
  ...practice,
  practiceBeginning: async (...told: Parameters<typeof practiceBeginning>) =>
    practiceBeginning(...told),
  hasCaller: async (callerId: string) => callerOf(callerId) !== null,
};

export type Services = typeof services;
