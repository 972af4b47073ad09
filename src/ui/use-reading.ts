import { useEffect } from 'preact/hooks';
import type { Clues } from '../clues/read-clues';
import { lazily } from './lazy';
import { type Signal, useSignal } from './signal';

/**
 * The numbering plans are heavy: load them when something is about to be typed, and keep the module, since even a cached
 * import waits for the frame after a click.
 */
export const { load: loadReader } = lazily(() => import('../clues/caller'));

/** What was understood of a text; null until it is read, and the last reading while the next one is on its way. */
export function useReading(text: Signal<string>, countryCode: string): Clues | null {
  const reading = useSignal<Clues | null>(null);
  const { value } = text;
  useEffect(() => {
    let current = true;
    if (value.trim() === '') {
      reading.value = null;
      return;
    }
    loadReader().then(
      ({ readClues }) => {
        if (current) reading.value = readClues(value, countryCode);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [value, countryCode]);
  return value.trim() === '' ? null : reading.value;
}
