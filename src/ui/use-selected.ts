import { useEffect } from 'preact/hooks';
import { type Signal, useSignal } from './signal';

/** What was selected on a page. Every view reads it, though the first to have done so lets it go. */
export function useSelected(clue: string): Signal<string> {
  const selected = useSignal('');
  useEffect(() => {
    if (clue !== '') selected.value = clue;
  }, [clue]);
  return selected;
}
