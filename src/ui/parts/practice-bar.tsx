import type { AppState } from '../../messaging/app-state';
import { lazyParts } from '../lazy-parts';
import { lazyPart } from '../lazy-screen';

const PracticeShown = lazyPart(lazyParts.practice, (module) => module.PracticeShown);

/** States, above everything on every page, that practice mode is on and nothing is real. */
export function PracticeBar({ state, whole }: { state: AppState; whole: boolean }) {
  const { practice } = state;
  return practice === null ? null : (
    <PracticeShown state={state} practice={practice} whole={whole} />
  );
}
