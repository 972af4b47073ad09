import type { LockLimits } from './lock-limits';

/** The part of the open vault that outlives a worker, in memory only. Times are milliseconds; `At` means since the epoch. */
export interface OpenVault {
  /** The data key. */
  readonly key: string;
  readonly openedAt: number;
  /** When the agent last did something. */
  readonly touchedAt: number;
  /** How long it stays open without activity, and in total. */
  readonly idle: number;
  readonly absolute: number;
  /** The last record was damaged when the vault was unlocked, and the one before it is in use. */
  readonly recovered: boolean;
  /** The vault was missing, damaged or older than the copy of its record, and was restored from that. */
  readonly restored: boolean;
}

/** A clock correction up to this many milliseconds is not an attempt to extend a deadline. */
const clockSlack = 120_000;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export function inMilliseconds({ idleMinutes, absoluteHours }: LockLimits) {
  return { idle: idleMinutes * MINUTE, absolute: absoluteHours * HOUR };
}

export function deadlineOf({ openedAt, touchedAt, idle, absolute }: OpenVault): number {
  return Math.min(touchedAt + idle, openedAt + absolute);
}

/** Whether an open vault is still within its deadlines. A clock that went back does not stretch them. */
export function inTime(session: OpenVault, now: number): boolean {
  return now < deadlineOf(session) && now >= session.touchedAt - clockSlack;
}
