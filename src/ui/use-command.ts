import { useRef } from 'preact/hooks';
import { CommandRefused } from '../messaging/client';
import type { Refusal } from '../messaging/protocol';
import { useSignal } from './signal';

export interface CommandRunner {
  /** A command of this screen is pending. */
  readonly pending: boolean;
  /** Why the last command was refused. */
  readonly refusal: Refusal | null;
  /** Runs one command at a time and drops others while it is pending. True if it was carried out. */
  readonly run: (task: () => Promise<unknown>) => Promise<boolean>;
  readonly clear: () => void;
}

/** The commands of one screen: at most one at a time, with the reason if it is refused. */
export function useCommand(): CommandRunner {
  const pending = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);
  // Not the signal: two events in the same tick must see each other.
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

/** `stale` is not an error: another click came first, and its state is already drawn. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof CommandRefused)) return { code: 'internal' };
  return error.refusal.code === 'stale' ? null : error.refusal;
}
