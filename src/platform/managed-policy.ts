import * as v from 'valibot';
import { parsePolicy, type ReadPolicy } from '../policy/policy';
import { browser } from './browser';
import * as storageKeys from './storage-keys';
import { storedItem } from './stored-item';

/** Whether an organisation had set anything when that was last known. */
const managedBefore = storedItem(storageKeys.managed, (value) => v.parse(v.boolean(), value));

/** For so long a browser that has been up for a while may take to answer, in milliseconds. */
const moment = 20;

let reading: Promise<ReadPolicy> | null = null;
let known: ReadPolicy | null = null;
/** Somebody went on without it. */
let awaited = false;
let changed: () => void = () => undefined;

/**
 * What the organisation has set. Waits for it: a Chromium that has just been started takes seconds to know (measured in Linux:
 * 3 to 5). Firefox rejects where nothing is set.
 */
export function readPolicy(): Promise<ReadPolicy> {
  reading ??= read();
  return reading;
}

async function read(): Promise<ReadPolicy> {
  let given: unknown;
  try {
    given = await browser.storage.managed.get();
  } catch {
    // Nothing is set, as Firefox says it; or the browser could not tell. It is asked again each time.
    reading = null;
    return parsePolicy({});
  }
  known = parsePolicy(given);
  const managed = Object.keys(known.policy).length + known.problems.length > 0;
  const before = await managedBefore.get().catch(() => null);
  if (managed !== before) await managedBefore.set(managed).catch(() => undefined);
  // Somebody went on without it: here, or in a worker that died before it knew.
  if (awaited || managed !== (before ?? false)) {
    awaited = false;
    changed();
  }
  return known;
}

/**
 * The same without waiting, for what is only shown: null where it is not known yet and there was a policy before. Where there
 * was none before, none is taken to be there until it is known; who listens to {@link onPolicyChange} hears of it then.
 */
export async function policyAtHand(): Promise<ReadPolicy | null> {
  const soon = known ?? (await Promise.race([readPolicy(), passed(moment)]));
  if (soon !== null) return soon;
  awaited = true;
  const managed = await wasManaged().catch(() => true);
  if (known !== null) return known;
  return managed ? null : parsePolicy({});
}

/** What an earlier version of the extension, which did not write it down, has set up may have been under a policy. */
async function wasManaged(): Promise<boolean> {
  const before = await managedBefore.get();
  if (before !== null) return before;
  const { area, key } = storageKeys.vault;
  return key in (await browser.storage[area].get(key));
}

function passed(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null));
}

/** Calls back when the organisation has set something else, or when what was gone on without is known. Register at top level. */
export function onPolicyChange(listener: () => void): void {
  changed = listener;
  // Of this area alone: with the others the background would be woken by all that it writes itself.
  browser.storage.managed.onChanged.addListener(() => {
    reading = null;
    known = null;
    listener();
  });
}
