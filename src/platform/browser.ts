import type { Browser } from 'webextension-polyfill';

declare global {
  var chrome: Browser;
}

/** `browser` exists in Firefox, and in Chrome since version 148. Under Manifest V3, both return promises. */
const names: { readonly browser?: Browser; readonly chrome: Browser } = globalThis;

/** The only access to the browser: nothing outside this folder uses `browser` or `chrome`. */
export const browser = names.browser ?? names.chrome;
