import { seedUsers } from '../../sandbox/seeds/users';
import { createService } from '../../sandbox/service';
import { exportSigningKey, useSigningKey } from '../../sandbox/state/tokens';
import { World } from '../../sandbox/state/world';
import { callerOf, type Heard } from '../../src/practice/callers';
import type { StoredRound } from '../../src/practice/stored-round';
import { createSerial } from '../../src/primitives/serial';
import { importableKey } from './signing-key';

const seeds = { users: Object.values(seedUsers) };

/** A new service that is not part of any round. */
export const freshService = () =>
  createService(new World({ seeds, random: Math.random, now: Date.now }));

/** A serializable answer of the practice service. */
export interface PracticeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A service, and how far it is in its round. */
interface Running {
  readonly round: Pick<StoredRound, 'seed' | 'signingKey'>;
  readonly world: World;
  readonly answer: (request: StoredRound['requests'][number]) => Promise<Response>;
  readonly answered: number;
}

/**
 * The service of practice mode: it answers like the vendor's, and nothing reaches the network. It gets the whole round
 * each time. An instance that missed the beginning replays all requests with the same clock, random seed and key, and
 * so reaches the state of the previous instance.
 */
export function createPractice() {
  const serially = createSerial();
  let running: Running | null = null;

  async function begin({ seed, signingKey }: StoredRound): Promise<Running> {
    await useSigningKey(importableKey(signingKey));
    let clock = 0;
    const world = new World({ seeds, random: seeded(seed), now: () => clock });
    const service = createService(world);
    return {
      round: { seed, signingKey },
      world,
      answered: 0,
      answer: async ({ at, url, method, headers, body }) => {
        clock = at;
        return service.fetch(new Request(url, { method, headers, body }));
      },
    };
  }

  /** Answers the requests of a round not yet answered here, and always at least this many of its last ones. */
  async function comeTo(round: StoredRound, atLeast: number) {
    const { requests } = round;
    const going = running;
    running = null;
    const current =
      going !== null && isOf(going, round) && going.answered <= requests.length - atLeast
        ? going
        : await begin(round);
    let last: Response | null = null;
    for (const request of requests.slice(current.answered)) last = await current.answer(request);
    running = { ...current, answered: requests.length };
    return { last, world: current.world };
  }

  return {
    /** A round without requests. */
    newRound: async (): Promise<StoredRound> => ({
      seed: Math.floor(Math.random() * 2 ** 31),
      signingKey: JSON.stringify(await exportSigningKey()),
      requests: [],
    }),
    /** The answer to the last request of a round. */
    answerLast: (round: StoredRound): Promise<PracticeAnswer> =>
      serially(async () => {
        const { last } = await comeTo(round, 1);
        if (last === null) throw new RangeError('The round has no requests.');
        return {
          status: last.status,
          headers: Object.fromEntries(last.headers),
          body: await last.text(),
        };
      }),
    /** The newest code at a caller's phone or mailbox that is still valid at a time in milliseconds since the epoch. */
    heardBy: (round: StoredRound, callerId: string, at: number): Promise<Heard | null> =>
      serially(async () => {
        const caller = callerOf(callerId);
        if (caller === null) return null;
        const { holdsPhone, phone, email } = caller;
        const { world } = await comeTo(round, 0);
        const reachable = [...(holdsPhone ? [phone] : []), email];
        const last = world.codes.all().findLast(({ to }) => reachable.includes(to));
        if (last === undefined || last.state !== 'live' || last.expiresAt <= at) return null;
        return { code: last.code, by: last.kind };
      }),
  };
}

function isOf({ round }: Running, { seed, signingKey }: StoredRound): boolean {
  return round.seed === seed && round.signingKey === signingKey;
}

export const practice = createPractice();

/** The same numbers for the same seed, from 0 up to, but not including, 1: mulberry32. Not for secrets. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
