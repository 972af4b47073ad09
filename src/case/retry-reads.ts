import type { Answered } from '../genauth/answer';
import { GenAuthError } from '../genauth/failure';

/** Milliseconds. */
const retryWithin = 5_000;

/**
 * A read changes nothing, so one whose connection failed is made once more. Not after a long wait: together the two must
 * end before a browser ends a background that nobody talks to.
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

/** What a read gives, or null where the service does not tell. */
export async function optional<T>(read: Promise<Answered<T>>): Promise<T | null> {
  try {
    return (await read).value;
  } catch (error) {
    if (error instanceof GenAuthError) return null;
    throw error;
  }
}
