/** The service allows one code per minute for a number and channel. Milliseconds. */
export const resendIntervalMs = 60_000;

/** How far apart two readings of one clock may be, in milliseconds. */
const tolerance = 1_000;

/**
 * Whole seconds until a code can be sent again, from 60 to 0. A clock that was set back cannot extend the wait: it is 0
 * if the deadline is further away than the interval, and after a minute of watching.
 *
 * @param deadline milliseconds since the epoch.
 * @param now milliseconds since the epoch.
 * @param watched milliseconds since this view first looked, by a monotonic clock.
 */
export function secondsLeft(deadline: number, now: number, watched = 0): number {
  const left = deadline - now;
  if (left > resendIntervalMs + tolerance) return 0;
  const longest = Math.min(resendIntervalMs, resendIntervalMs - watched);
  return Math.max(0, Math.ceil(Math.min(left, longest) / 1000));
}
