import type { AppState } from '../messaging/app-state';
import { currentScreen } from '../messaging/current-screen';
import { concealed } from './concealed';
import { lazyParts } from './lazy-parts';

type LazyPart = keyof typeof lazyParts;

/**
 * The lazy parts that a page shows first, from the last published state (null if there is none) and the time in
 * milliseconds since the epoch. An existing problem is one of them: appearing later, it would push down what is below.
 */
export function firstParts(
  page: 'popup' | 'options',
  state: AppState | null,
  now: number,
): ReadonlySet<LazyPart> {
  const parts = new Set<LazyPart>();
  if (page === 'options') parts.add('options');
  if (state === null) return parts;
  if (state.practice !== null) parts.add('practice');
  if (page === 'popup') {
    const shown = concealed(state, now);
    const screen = currentScreen(shown);
    // It is part of the page.
    if (screen !== 'identify') parts.add(screen);
    else for (const part of identifyParts(shown)) parts.add(part);
    if (hasProblems(shown)) parts.add('problems');
  }
  return parts;
}

function identifyParts({ draft }: AppState): readonly LazyPart[] {
  const isMore = draft.route !== 'sms' && draft.route !== 'admin';
  const waits = draft.sentTo !== '' && draft.route !== 'admin';
  return [
    ...(draft.caller === '' ? [] : (['callerPieces'] as const)),
    ...(isMore || waits ? (['signIn'] as const) : []),
  ];
}

/** Loads {@link firstParts}. Never rejects: whatever is missing is loaded again when it is shown. */
export async function loadFirstParts(
  page: 'popup' | 'options',
  state: AppState | null,
): Promise<void> {
  const parts = [...firstParts(page, state, Date.now())];
  await Promise.allSettled(parts.map((part) => lazyParts[part].load()));
}

function hasProblems({ case: current, environments }: AppState): boolean {
  return (
    (current !== null && current.problem !== null) ||
    environments.some(({ permitted, managementPermitted }) => !permitted || !managementPermitted)
  );
}
