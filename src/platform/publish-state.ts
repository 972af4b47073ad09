import type { AppState } from '../messaging/app-state';
import { browser } from './browser';
import * as storageKeys from './storage-keys';

const { area, key } = storageKeys.state;

/** Puts what views are to draw where they find it. */
export async function publishState(state: AppState): Promise<void> {
  await browser.storage[area].set({ [key]: state });
}
