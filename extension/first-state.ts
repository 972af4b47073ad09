import type { AppState } from '../src/messaging/app-state';
import { readState } from '../src/platform/published-state';
import { concealed } from '../src/ui/concealed';
import { currentScreen } from '../src/ui/current-screen';
import { practiceShown } from '../src/ui/parts/practice-lazily';
import { screens } from '../src/ui/screens';

/** What was published last, asked for before all the rest of a page is there; null where nothing was. */
export const firstState: Promise<AppState | null> = readState().catch(() => null);

/** Settles once the screen is there that this state calls for, fetched beside the rest. Never rejects. */
export const firstScreen: Promise<void> = firstState.then(fetchScreen).catch(() => undefined);

async function fetchScreen(state: AppState | null): Promise<void> {
  const inOptions = document.documentElement.dataset['page'] === 'options';
  await Promise.all([
    inOptions && screens.options.load(),
    !inOptions && state !== null && screens[currentScreen(concealed(state, Date.now()))].load(),
    state?.practice && practiceShown.load(),
  ]);
}
