import { useLayoutEffect } from 'preact/hooks';
import { insert } from './insert-text';
import { type Signal, useSignal } from './signal';
import { takesOver } from './takes-over';

/** A text to be read for clues, and the field it was pasted into. */
export interface Pasted {
  readonly text: string;
  readonly field: HTMLInputElement | null;
}

/**
 * Captures pasted text from the start, before the reader is loaded. If the reader fails, the text goes where it was
 * pasted.
 * @param reader resolves when pasted text can be read
 */
export function usePaste(off: boolean, reader: () => Promise<unknown>): Signal<Pasted | null> {
  const pasted = useSignal<Pasted | null>(null);
  useLayoutEffect(() => {
    if (off) return;
    const life = new AbortController();
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const field = event.target instanceof HTMLInputElement ? event.target : null;
      if (!takesOver(text, field?.id ?? null, field?.value)) return;
      event.preventDefault();
      reader().then(
        () => {
          pasted.value = { text, field };
        },
        () => insert(field, text),
      );
    };
    document.addEventListener('paste', onPaste, { signal: life.signal });
    return () => life.abort();
  }, [off]);
  return pasted;
}
