import { useEffect, useRef } from 'preact/hooks';
import type { Asked, PasskeyProblem } from '../vault/passkey-problem';
import { useSignal } from './signal';

export interface PasskeyRequest {
  /** The browser is asking the agent. */
  readonly asking: boolean;
  /** Why the last request gave nothing. */
  readonly problem: PasskeyProblem | null;
  /** Makes a request of the browser. Null if it gave nothing, which {@link problem} explains. */
  readonly ask: <T>(request: (signal: AbortSignal) => Promise<Asked<T>>) => Promise<T | null>;
  readonly cancel: () => void;
  readonly clear: () => void;
}

/** A page's requests for passkeys, one at a time. A request ends with the screen that made it. */
export function usePasskey(): PasskeyRequest {
  const asking = useSignal(false);
  const problem = useSignal<PasskeyProblem | null>(null);
  const current = useRef<AbortController | null>(null);
  const cancel = () => current.current?.abort();
  useEffect(() => cancel, []);

  async function ask<T>(request: (signal: AbortSignal) => Promise<Asked<T>>): Promise<T | null> {
    const life = new AbortController();
    current.current = life;
    problem.value = null;
    asking.value = true;
    try {
      const asked = await request(life.signal);
      if (asked.ok) return asked.value;
      problem.value = asked.problem;
    } catch {
      problem.value = 'failed';
    } finally {
      asking.value = false;
    }
    return null;
  }

  return {
    asking: asking.value,
    problem: problem.value,
    ask,
    cancel,
    clear: () => {
      problem.value = null;
    },
  };
}
