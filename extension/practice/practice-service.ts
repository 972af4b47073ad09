import type { Heard } from '../../src/practice/callers';
import type { StoredRound } from '../../src/practice/stored-round';
import { createSerial } from '../../src/primitives/serial';
import { offscreen } from '../offscreen/offscreen';

/** The service of practice mode: it answers like the vendor's, and nothing reaches the network. */
export interface PracticeService {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** The newest valid code at a caller's phone or mailbox. */
  heardBy(callerId: string): Promise<Heard | null>;
}

export interface RoundStore {
  get(): Promise<StoredRound | null>;
  set(round: StoredRound): Promise<void>;
}

/**
 * A service that outlives its worker and its offscreen instance: each request is stored with its time before it is
 * answered, so another instance can replay the round and continue.
 */
export function createPracticeService(store: RoundStore, now: () => number): PracticeService {
  const serially = createSerial();
  return {
    fetch: (url, { method = 'GET', headers, body }) =>
      serially(async () => {
        const request = {
          at: now(),
          url,
          method,
          headers: Object.fromEntries(new Headers(headers)),
          body: typeof body === 'string' ? body : null,
        };
        const before = (await store.get()) ?? (await offscreen.ask('newRound'));
        const round = { ...before, requests: [...before.requests, request] };
        await store.set(round);
        const { status, headers: answered, body: text } = await offscreen.ask('answerLast', round);
        return new Response(text, { status, headers: answered });
      }),
    heardBy: (callerId) =>
      serially(async () => {
        const round = await store.get();
        return round === null ? null : offscreen.ask('heardBy', round, callerId, now());
      }),
  };
}
