import { seedAccessKey, seedApps } from '../../sandbox/seeds/apps';
import { seedUsers } from '../../sandbox/seeds/users';
import { createService } from '../../sandbox/service';
import { exportSigningKey, useSigningKey } from '../../sandbox/state/tokens';
import { World } from '../../sandbox/state/world';
import { createSerial } from '../../src/concurrency/serial';
import type { Environment } from '../../src/environments/environment';
import { message } from '../../src/platform/catalogue';
import type { Caller, Heard } from '../../src/practice/callers';
import { defaultSafeguards } from '../../src/safeguards/safeguards';
import { importableKey, type StoredRound } from './stored-round';

/** The service of practice: it answers like the vendor's, in this very worker, and nothing reaches the network. */
export interface PracticeService {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** The last code that is still good at the caller's phone or mailbox. */
  heardBy(caller: Caller): Promise<Heard | null>;
}

export interface RoundStore {
  get(): Promise<StoredRound | null>;
  set(round: StoredRound): Promise<void>;
}

/** No name in the network: even a mistake would reach nobody. @see https://datatracker.ietf.org/doc/html/rfc6761#section-6.4 */
const host = 'https://practice.invalid';

/** The one environment of practice. */
export const practiceEnvironment: Environment = {
  id: 'practice',
  label: message('practice', []),
  appHost: host,
  appId: seedApps.post.appId,
  authMethod: seedApps.post.authMethod,
  phoneCountryCode: '+86',
  appSecret: seedApps.post.appSecret,
  managementHost: host,
  userPoolId: '',
  ...seedAccessKey,
  safeguards: { ...defaultSafeguards, protectedField: 'protected' },
};

/**
 * A service in a box that outlives its worker: every request is kept with its time, and a new worker answers them all again,
 * with the same clock, the same chance and the same key, before it goes on.
 */
export function createPracticeService(store: RoundStore, now: () => number): PracticeService {
  const serially = createSerial();
  let running: Promise<Running> | null = null;

  async function start(): Promise<Running> {
    const stored = await store.get();
    if (stored !== null) await useSigningKey(importableKey(stored.signingKey));
    const round: StoredRound = stored ?? {
      seed: Math.floor(Math.random() * 2 ** 31),
      signingKey: JSON.stringify(await exportSigningKey()),
      requests: [],
    };
    let clock = now();
    const world = new World({
      seeds: { users: Object.values(seedUsers) },
      random: seeded(round.seed),
      now: () => clock,
    });
    const service = createService(world);
    const answer = (request: StoredRound['requests'][number]) => {
      clock = request.at;
      const { url, method, headers, body } = request;
      return service.fetch(new Request(url, { method, headers, body }));
    };
    for (const request of round.requests) await answer(request);
    return { round, world, answer };
  }

  function ready(): Promise<Running> {
    running ??= start().catch((error: unknown) => {
      running = null;
      throw error;
    });
    return running;
  }

  return {
    fetch: (url, { method = 'GET', headers, body }) =>
      serially(async () => {
        const at = now();
        const request = {
          at,
          url,
          method,
          headers: Object.fromEntries(new Headers(headers)),
          body: typeof body === 'string' ? body : null,
        };
        const current = await ready();
        const round = { ...current.round, requests: [...current.round.requests, request] };
        await store.set(round);
        running = Promise.resolve({ ...current, round });
        return current.answer(request);
      }),
    heardBy: ({ holdsPhone, phone, email }) =>
      serially(async () => {
        const { world } = await ready();
        const reachable = [...(holdsPhone ? [phone] : []), email];
        const last = world.codes.all().findLast(({ to }) => reachable.includes(to));
        if (last === undefined || last.state !== 'live' || last.expiresAt <= now()) return null;
        return { code: last.code, by: last.kind };
      }),
  };
}

interface Running {
  readonly round: StoredRound;
  readonly world: World;
  readonly answer: (request: StoredRound['requests'][number]) => Response | Promise<Response>;
}

/** The same numbers for the same seed, from 0 up to, but not including, 1: mulberry32. Nothing here is a secret. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
