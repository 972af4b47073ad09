/** The service takes one code a minute for a number and channel: no wait is longer. Seconds. */
const longestWait = 60;

/**
 * Whole seconds until a deadline, from 60 to 0. A clock that was set back cannot stretch the wait: it is over, too, once
 * a minute was spent watching.
 *
 * @param deadline milliseconds since the epoch.
 * @param now milliseconds since the epoch.
 * @param watched milliseconds since this view first looked, by a clock that is never set.
 */
export function secondsLeft(deadline: number, now: number, watched = 0): number {
  const byClock = Math.ceil((deadline - now) / 1000);
  const byWatching = Math.ceil(longestWait - watched / 1000);
  return Math.max(0, Math.min(byClock, byWatching, longestWait));
}
