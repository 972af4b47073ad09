import type { AppState } from '../src/messaging/app-state';
import { type FirstPart, firstParts } from '../src/ui/first-parts';
import type { Lazy } from '../src/ui/lazy';
import { later } from '../src/ui/parts/later';
import { practiceShown } from '../src/ui/parts/practice-lazily';
import { screens } from '../src/ui/screens';

const parts: Readonly<Record<FirstPart, Lazy<unknown>>> = {
  ...screens,
  problems: later,
  practice: practiceShown,
};

/** Fetches what a page shows first. Never rejects: what is not there then is fetched when it is shown. */
export async function fetchFirstScreen(
  page: 'popup' | 'options',
  state: AppState | null,
): Promise<void> {
  const wanted = [...firstParts(page, state, Date.now())];
  await Promise.allSettled(wanted.map((part) => parts[part].load()));
}
