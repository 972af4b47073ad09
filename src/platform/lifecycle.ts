import { browser } from './browser';

/** Calls back when the operating system locks the screen. Register at top level. */
export function onScreenLock(listener: () => void): void {
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') listener();
  });
}

/** Calls back after an installation, not an update. Register at top level. */
export function onInstall(listener: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') listener();
  });
}

const lockAlarm = 'lock';

/** Calls back when the time set with {@link setLockAlarm} has come; browsers may be late. Register at top level. */
export function onLockAlarm(listener: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === lockAlarm) listener();
  });
}

/** @param when milliseconds since the epoch. */
export function setLockAlarm(when: number): void {
  browser.alarms.create(lockAlarm, { when });
}

/** Calls back when the browser starts, or the extension was installed or updated. Register at top level. */
export function onStart(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
  browser.runtime.onInstalled.addListener(listener);
}
