import { useEffect, useRef } from 'preact/hooks';
import type { Refusal } from '../messaging/protocol';
import { useSignal } from './signal';
import { refusalOf } from './use-command';

export interface Answer<T> {
  /** The latest answer; null until the first. */
  readonly given: { readonly value: T } | null;
  readonly refusal: Refusal | null;
  readonly again: () => void;
}

/** The answer to a question that is asked at mount and again whenever `occasion` changes. The last question counts. */
export function useAnswer<T>(ask: () => Promise<T>, occasion: string | number): Answer<T> {
  const given = useSignal<{ readonly value: T } | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const asked = useRef(0);

  function again(): void {
    asked.current += 1;
    const turn = asked.current;
    ask().then(
      (value) => {
        if (turn !== asked.current) return;
        given.value = { value };
        refusal.value = null;
      },
      (error: unknown) => {
        if (turn === asked.current) refusal.value = refusalOf(error);
      },
    );
  }

  useEffect(() => {
    again();
    return () => {
      asked.current += 1;
    };
  }, [occasion]);

  return { given: given.value, refusal: refusal.value, again };
}
