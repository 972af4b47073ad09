import type { LockLimits } from './lock-limits';

/** The open vault, as far as it outlives a worker: in memory only. All times are milliseconds, two of them since the epoch. */
export interface OpenVault {
  /** The data key. */
  readonly key: string;
  readonly openedAt: number;
  /** When the agent last did something. */
  readonly touchedAt: number;
  /** How long it stays open without the agent, and at all. */
  readonly idle: number;
  readonly absolute: number;
  /** The last record was damaged when the vault was unlocked, and the one before it is in use. */
  readonly recovered: boolean;
  /** The vault was gone, damaged or older than the copy of its record, and was made from that. */
  readonly restored: boolean;
}

/** A clock that was put right by this much, in milliseconds, is nobody trying to stretch a deadline. */
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
