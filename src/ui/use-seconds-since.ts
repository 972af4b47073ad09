import { useEffect } from 'preact/hooks';
import { usePorts } from './ports-context';
import { useSignal } from './signal';

/** Whole seconds since a time (milliseconds since the epoch), up to date within a second; 0 if it is in the future. */
export function useSecondsSince(at: number): number {
  const { now } = usePorts();
  const ticks = useSignal(0);
  const since = Math.max(0, Math.floor((now() - at) / 1_000));
  useEffect(() => {
    const timer = setTimeout(() => {
      ticks.value += 1;
    }, 1_000);
    return () => clearTimeout(timer);
  }, [ticks.value]);
  return since;
}
