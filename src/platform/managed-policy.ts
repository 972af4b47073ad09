import { parsePolicy, type ReadPolicy } from '../policy/policy';
import { browser } from './browser';

/** What the organisation has set. Firefox rejects where it has set nothing. */
export async function readPolicy(): Promise<ReadPolicy> {
  const given: unknown = await browser.storage.managed.get().catch(() => ({}));
  return parsePolicy(given);
}

/** Calls back when the organisation has set something else. Register at top level. */
export function onPolicyChange(listener: () => void): void {
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') listener();
  });
}
