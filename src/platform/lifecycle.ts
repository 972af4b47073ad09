import { browser } from './browser';

/** The operating system's lock screen came up. Register at top level. */
export function onScreenLock(listener: () => void): void {
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') listener();
  });
}

/** The extension was installed just now, and not updated. Register at top level. */
export function onInstall(listener: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') listener();
  });
}

const lockAlarm = 'lock';

/** Calls back once the time set with {@link setLockAlarm} is over; browsers may be late. Register at top level. */
export function onLockAlarm(listener: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === lockAlarm) listener();
  });
}

/** @param when milliseconds since the epoch. */
export function setLockAlarm(when: number): void {
  browser.alarms.create(lockAlarm, { when });
}

/** The browser has started, or the extension was installed or updated. Register at top level. */
export function onStart(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
  browser.runtime.onInstalled.addListener(listener);
}
