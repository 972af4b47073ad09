import type { Answered } from '../genauth/answer';
import { GenAuthError } from '../genauth/failure';

/** Milliseconds. */
const retryWithin = 5_000;

/**
 * Repeats a read once if its connection failed, since it has no effect. Not after a long wait: both must end before the
 * browser stops an idle background.
 */
export async function reading<T>(now: () => number, read: () => Promise<T>): Promise<T> {
  const begun = now();
  try {
    return await read();
  } catch (error) {
    const failed = error instanceof GenAuthError && error.failure.code === 'no-answer';
    if (failed && now() - begun < retryWithin) return read();
    throw error;
  }
}

/** The result of a read, or null if the service does not say. */
export async function optional<T>(read: Promise<Answered<T>>): Promise<T | null> {
  try {
    return (await read).value;
  } catch (error) {
    if (error instanceof GenAuthError) return null;
    throw error;
  }
}
