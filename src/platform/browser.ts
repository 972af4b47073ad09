import type { Browser } from 'webextension-polyfill';

/**
 * The one door to the browser: nothing outside of this folder knows `browser` or `chrome`. By either name it answers with
 * promises in Manifest V3. What is not the same in both is told apart where it is used.
 */
export const browser: Browser =
  Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
