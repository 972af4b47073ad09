import { inKeptWorker } from '../../src/platform/offscreen-worker';
import type { keyServices } from './key-services';
import { makeKeyThread } from './key-thread';

/** Judges passphrases in a separate thread, so that typing stays smooth. */
export const passphraseJudge = (signal: AbortSignal) =>
  inKeptWorker<typeof keyServices, 'judgePassphrase'>(makeKeyThread, 'judgePassphrase', signal);
