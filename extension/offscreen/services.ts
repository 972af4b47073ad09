import { inWorker } from '../../src/platform/offscreen-worker';
import { callerOf } from '../../src/practice/callers';
import { checks } from './check';
import type { keyServices } from './key-services';
import { practice } from './practice';
import { practiceBeginning } from './practice-beginning';

/** Its file has this one name, as the build has it. */
const keyed = inWorker<typeof keyServices>(
  () => new Worker('/assets/key-worker.js', { type: 'module' }),
);

/** What the background has done aside. */
export const services = {
  deriveKey: keyed('deriveKey'),
  sealPack: keyed('sealPack'),
  openPack: keyed('openPack'),
  ...checks,
  ...practice,
  practiceBeginning: async (...told: Parameters<typeof practiceBeginning>) =>
    practiceBeginning(...told),
  hasCaller: async (callerId: string) => callerOf(callerId) !== null,
};

export type Services = typeof services;
