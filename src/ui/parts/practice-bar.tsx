import type { AppState } from '../../messaging/app-state';
import { lazyParts } from '../lazy-parts';
import { lazyPart } from '../lazy-screen';

const PracticeShown = lazyPart(lazyParts.practice, (module) => module.PracticeShown);

/** Nothing on the page is real: said above everything, on every page, as long as it is so. */
export function PracticeBar({ state, whole }: { state: AppState; whole: boolean }) {
  const { practice } = state;
  return practice === null ? null : (
    <PracticeShown state={state} practice={practice} whole={whole} />
  );
}
