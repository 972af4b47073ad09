import { useEffect, useRef } from 'preact/hooks';
import type { Case } from '../case/case';
import { readLastFour } from '../phone/last-four';
import { usePorts } from './ports-context';
import { type Signal, useSignal } from './signal';

export interface DigitsCheck {
  readonly typed: Signal<string>;
  /** What is typed was compared with the number, and is wrong. */
  readonly wrong: boolean;
  /** Runs a task now, or once a running check is over: its result is the revision that a command must name. */
  readonly afterCheck: (task: 'act' | 'cancel') => void;
}

interface Tasks {
  /** Dropped if the check finds the digits wrong. */
  readonly act: () => void;
  readonly cancel: () => void;
}

/**
 * Has the background compare the digits that the caller names as soon as there are four, so that the number shows and the
 * button is ready before it is pressed. Digits that turned out wrong are not sent again: each is one try.
 *
 * @param asked whether the digits are required; no check is made while something else is under way
 */
export function useDigitsCheck(current: Case, asked: boolean, tasks: Tasks): DigitsCheck {
  const { send } = usePorts();
  const typed = useSignal('');
  const checked = useRef<{ readonly text: string; readonly revision: number } | null>(null);
  /** The text whose check could not be made; the click makes it. */
  const failed = useSignal<string | null>(null);
  const waiting = useRef<keyof Tasks | null>(null);
  const { revision, digitsCheck } = current;
  const text = typed.value;
  const isChecked = checked.current?.text === text && failed.value !== text;
  const isRunning = isChecked && checked.current?.revision === revision;
  const wrong = asked && isChecked && !isRunning && !digitsCheck.matched;

  useEffect(() => {
    const underWay = checked.current?.revision === revision && failed.value === null;
    if (underWay) return;
    if (
      asked &&
      !digitsCheck.matched &&
      readLastFour(text) !== null &&
      !wrong &&
      failed.value !== text
    ) {
      checked.current = { text, revision };
      failed.value = null;
      send('case.checkLastFour', { revision, lastFour: text }).catch(() => {
        failed.value = text;
      });
      return;
    }
    const task = waiting.current;
    waiting.current = null;
    if (task === 'cancel' || (task === 'act' && !wrong)) tasks[task]();
  });

  return {
    typed,
    wrong,
    afterCheck: (task) => {
      const underWay = checked.current?.revision === revision && failed.value === null;
      if (underWay) waiting.current = task;
      else if (task === 'cancel' || !wrong) tasks[task]();
    },
  };
}
