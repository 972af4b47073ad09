import type { AppState } from '../messaging/app-state';
import { type CurrentScreen, currentScreen } from '../messaging/current-screen';
import { concealed } from './concealed';

/** What can be fetched by itself of that which a page shows first. */
export type FirstPart = CurrentScreen | 'options' | 'problems' | 'practice';

/**
 * What a page shows first, by what was published last (null: nothing was) and the time in milliseconds since the epoch. What
 * stands in the way already is a part of it, and not to appear later and push down what is below.
 */
export function firstParts(
  page: 'popup' | 'options',
  state: AppState | null,
  now: number,
): ReadonlySet<FirstPart> {
  const parts = new Set<FirstPart>();
  if (page === 'options') parts.add('options');
  if (state === null) return parts;
  if (state.practice !== null) parts.add('practice');
  if (page === 'popup') {
    const shown = concealed(state, now);
    parts.add(currentScreen(shown));
    if (tellsOfProblems(shown)) parts.add('problems');
  }
  return parts;
}

function tellsOfProblems({ case: current, environments }: AppState): boolean {
  return (
    (current !== null && current.problem !== null) ||
    environments.some(({ permitted, managementPermitted }) => !permitted || !managementPermitted)
  );
}
