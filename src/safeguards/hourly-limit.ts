const HOUR = 60 * 60_000;

/**
 * When the next number may be unbound under an hourly limit, or null where that is now. Times are milliseconds since the epoch.
 * @param times when numbers were unbound lately, in any order; those of more than an hour ago do not count
 * @param limit 0: none
 */
export function nextUnbindingAt(
  times: readonly number[],
  limit: number,
  now: number,
): number | null {
  if (limit === 0) return null;
  // A clock that was set back must not stop an agent for longer than an hour.
  const recent = times.filter((time) => time > now - HOUR).map((time) => Math.min(time, now));
  const oldest = recent.sort((one, other) => one - other).at(-limit);
  return oldest === undefined ? null : oldest + HOUR;
}

/** From when on unbindings count now. */
export const countedSince = (now: number) => now - HOUR;
