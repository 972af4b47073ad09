import type { AppState } from '../messaging/app-state';
import { browser } from './browser';
import * as storageKeys from './storage-keys';

const { area, key } = storageKeys.state;

/**
 * Only this extension's own background writes the record, and the browser clears it at each start and update. So a
 * quick check is enough; a full parse would make each popup load the schema.
 */
function asState(value: unknown): AppState | null {
  return isState(value) ? value : null;
}

function isState(value: unknown): value is AppState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'vault' in value &&
    'environments' in value &&
    Array.isArray(value.environments) &&
    'case' in value &&
    'draft' in value &&
    'organisation' in value
  );
}

export async function readState(): Promise<AppState | null> {
  return asState((await browser.storage[area].get(key))[key]);
}

/** Calls back with every state published from now on. */
export function onState(listener: (state: AppState) => void, signal: AbortSignal): void {
  const { onChanged } = browser.storage[area];
  const changed: Parameters<typeof onChanged.addListener>[0] = (changes) => {
    const state = asState(changes[key]?.newValue);
    if (state !== null) listener(state);
  };
  onChanged.addListener(changed);
  signal.addEventListener('abort', () => onChanged.removeListener(changed));
}
