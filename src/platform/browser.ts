/** The one door to the browser: nothing outside of this folder knows `browser` or `chrome`. */
import browser from 'webextension-polyfill';

export { browser };
