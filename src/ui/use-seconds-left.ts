import { useEffect, useMemo } from 'preact/hooks';
import { secondsLeft } from '../case/countdown';
import { usePorts } from './ports-context';
import { useSignal } from './signal';

/** Seconds until a deadline, updated every full second; 0 if there is none. */
export function useSecondsLeft(deadline: number | null): number {
  const { now } = usePorts();
  const ticks = useSignal(0);
  // A new deadline restarts the timer.
  const since = useMemo(() => performance.now(), [deadline]);
  const left = deadline === null ? 0 : secondsLeft(deadline, now(), performance.now() - since);

  useEffect(() => {
    if (deadline === null || left === 0) return;
    const untilFullSecond = (((deadline - now()) % 1000) + 1000) % 1000;
    const timer = setTimeout(() => {
      ticks.value += 1;
    }, untilFullSecond + 5);
    return () => clearTimeout(timer);
  }, [deadline, left, now, ticks, ticks.value]);

  return left;
}
