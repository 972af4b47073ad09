import type { Heard } from '../../src/practice/callers';
import type { StoredRound } from '../../src/practice/stored-round';
import { createSerial } from '../../src/primitives/serial';
import { offscreen } from '../offscreen/offscreen';

/** The service of practice: it answers like the vendor's, and nothing reaches the network. */
export interface PracticeService {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** The last code that is still good at a caller's phone or mailbox. */
  heardBy(callerId: string): Promise<Heard | null>;
}

export interface RoundStore {
  get(): Promise<StoredRound | null>;
  set(round: StoredRound): Promise<void>;
}

/**
 * A service that outlives its worker and the place where it runs: every request is kept with its time, before it is answered
 * aside. Whoever answers the next one can bring itself to where this one had come.
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
