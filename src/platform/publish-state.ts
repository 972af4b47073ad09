import type { AppState } from '../messaging/app-state';
import { browser } from './browser';
import * as storageKeys from './storage-keys';

const { area, key } = storageKeys.state;

/** Publishes the state that views draw. */
export async function publishState(state: AppState): Promise<void> {
  await browser.storage[area].set({ [key]: state });
}
