const HOUR = 60 * 60_000;

/**
 * When an hourly limit allows the next unbinding, or null for now. Times are milliseconds since the epoch.
 * @param times when numbers were unbound recently, in any order; those over an hour ago do not count
 * @param limit 0: none
 */
export function nextUnbindingAt(
  times: readonly number[],
  limit: number,
  now: number,
): number | null {
  if (limit === 0) return null;
  // A clock that was set back must not block an agent for longer than an hour.
  const recent = times.filter((time) => time > now - HOUR).map((time) => Math.min(time, now));
  const oldest = recent.sort((one, other) => one - other).at(-limit);
  return oldest === undefined ? null : oldest + HOUR;
}

/** Unbindings count from this time on. */
export const countedSince = (now: number) => now - HOUR;

/** An hourly limit, and the unbindings that count against it. Times are milliseconds since the epoch. */
export interface HourlyUse {
  /** 0: no limit. */
  readonly limit: number;
  readonly times: readonly number[];
}

/** What is left of an hourly limit. */
export interface LimitLeft {
  readonly limit: number;
  readonly left: number;
  /** When the next unbinding is possible; null: now. */
  readonly nextAt: number | null;
}

/** Null without a limit. */
export function limitLeft({ limit, times }: HourlyUse, now: number): LimitLeft | null {
  if (limit === 0) return null;
  const used = times.filter((time) => time > countedSince(now)).length;
  return { limit, left: Math.max(0, limit - used), nextAt: nextUnbindingAt(times, limit, now) };
}
