import type { AppState } from '../src/messaging/app-state';
import { concealed } from '../src/ui/concealed';
import { currentScreen } from '../src/ui/current-screen';
import { practiceShown } from '../src/ui/parts/practice-lazily';
import { problemBoxes } from '../src/ui/parts/problems';
import { screens } from '../src/ui/screens';

/** Fetches what a page shows first, by what was published last. Never rejects: what is not there is fetched when it is shown. */
export async function fetchFirstScreen(
  page: 'popup' | 'options',
  state: AppState | null,
): Promise<void> {
  const inPopup = page === 'popup' && state !== null;
  await Promise.allSettled([
    page === 'options' && screens.options.load(),
    inPopup && screens[currentScreen(concealed(state, Date.now()))].load(),
    inPopup && tellsOfProblems(state) && problemBoxes.load(),
    state?.practice && practiceShown.load(),
  ]);
}

/** Something stands in the way already, and is a part of what is shown first. */
function tellsOfProblems({ case: current, environments }: AppState): boolean {
  return (
    (current !== null && current.problem !== null) ||
    environments.some(({ permitted, managementPermitted }) => !permitted || !managementPermitted)
  );
}
