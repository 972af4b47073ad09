import { useRef } from 'preact/hooks';
import { CommandRefused } from '../messaging/client';
import type { Refusal } from '../messaging/protocol';
import { useSignal } from './signal';

export interface CommandRunner {
  /** A command of this screen is on its way. */
  readonly pending: boolean;
  /** Why the last one was not carried out. */
  readonly refusal: Refusal | null;
  /** Runs one command at a time: what comes while another is pending is dropped. True when it was carried out. */
  readonly run: (task: () => Promise<unknown>) => Promise<boolean>;
  readonly clear: () => void;
}

/** The commands of one screen: at most one at a time, with the reason when it is refused. */
export function useCommand(): CommandRunner {
  const pending = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);
  // Not the signal: two events of one turn must see each other.
  const taken = useRef(false);

  async function run(task: () => Promise<unknown>): Promise<boolean> {
    if (taken.current) return false;
    taken.current = true;
    pending.value = true;
    refusal.value = null;
    try {
      await task();
      return true;
    } catch (error) {
      refusal.value = refusalOf(error);
      return false;
    } finally {
      taken.current = false;
      pending.value = false;
    }
  }

  return {
    pending: pending.value,
    refusal: refusal.value,
    run,
    clear: () => {
      refusal.value = null;
    },
  };
}

/** `stale` is no error: another click came first, and the state that it made is drawn already. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof CommandRefused)) return { code: 'internal' };
  return error.refusal.code === 'stale' ? null : error.refusal;
}
