import { useEffect } from 'preact/hooks';
import { type Signal, useSignal } from './signal';

/** The text selected on a page. Every view reads it, even after the first reader has cleared it. */
export function useSelected(clue: string): Signal<string> {
  const selected = useSignal('');
  useEffect(() => {
    if (clue !== '') selected.value = clue;
  }, [clue]);
  return selected;
}
