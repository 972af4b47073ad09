import { emptiedForNextCaller } from '../../src/messaging/next-caller';
import type { Handlers } from '../../src/messaging/protocol';
import { done, refuse } from '../../src/messaging/reply';
import { practiceOffered } from '../../src/policy/organisation';
import { practiceAllowed } from '../../src/policy/policy';
import type { PolicySource } from '../../src/policy/policy-source';
import { createSerial } from '../../src/primitives/serial';
import type { Practice } from '../practice/practice';
import type { World } from './create-world';

type PracticeMethod = Extract<keyof Handlers, `practice.${string}` | 'vault.lock'>;

export interface PracticePorts {
  readonly practice: Pick<Practice, 'begin' | 'hasCaller' | 'clear' | 'leave'> & {
    readonly mode: Pick<Practice['mode'], 'isOn' | 'set' | 'end'>;
  };
  readonly worlds: {
    readonly real: Pick<World, 'publish'> & { readonly vault: Pick<World['vault'], 'status'> };
    readonly practice: Pick<World, 'publish' | 'keeper' | 'runner' | 'drafts' | 'now'>;
  };
  readonly policy: Pick<PolicySource, 'held' | 'settled' | 'current'>;
  /** Locks the real vault. */
  readonly lockReal: Handlers['vault.lock'];
}

export interface PracticeHandlers extends Pick<Handlers, PracticeMethod> {
  /** Ends practice mode if the organization has switched it off. */
  heedPolicy(): Promise<void>;
}

/** Entering and leaving practice mode. */
export function practiceHandlers(ports: PracticePorts): PracticeHandlers {
  const { practice, worlds, policy } = ports;
  const { mode } = practice;
  const serially = createSerial();

  async function forget(): Promise<void> {
    const { keeper, runner } = worlds.practice;
    // Otherwise a receipt that is being sealed would come back afterwards.
    await keeper.sealPending().catch(() => undefined);
    await practice.clear();
    await runner.forget();
    practice.leave();
  }

  async function leave(): Promise<void> {
    await mode.end();
    await forget();
    await worlds.real.publish();
  }

  async function offered(): Promise<boolean> {
    await policy.current();
    const vault = await worlds.real.vault.status().catch(() => null);
    return practiceOffered(policy.held(), vault?.status ?? null);
  }

  return {
    // Two clicks start practice mode once, and the second one completes whatever is missing.
    'practice.enter': () =>
      serially(async () => {
        if (!(await offered())) return refuse({ code: 'practice-off' });
        if (!(await mode.isOn())) await forget();
        await mode.set(await practice.begin());
        await worlds.practice.publish();
        return done(null);
      }),
    'practice.leave': () =>
      serially(async () => {
        await leave();
        return done(null);
      }),
    // Practice mode has nothing to lock: an agent who locks means the real vault.
    'vault.lock': async (params) => {
      if (await mode.isOn()) await serially(leave);
      return ports.lockReal(params);
    },
    'practice.call': ({ callerId }) =>
      serially(async () => {
        if (!(await mode.isOn()) || !(await practice.hasCaller(callerId))) {
          return refuse({ code: 'stale' });
        }
        await mode.set(callerId);
        const { drafts, now } = worlds.practice;
        await drafts.merge({ ...emptiedForNextCaller, turn: now() }).catch(() => undefined);
        await worlds.practice.publish();
        return done(null);
      }),
    heedPolicy: () =>
      serially(async () => {
        if (!practiceAllowed(policy.held().policy) && (await mode.isOn())) await leave();
      }),
  };
}
