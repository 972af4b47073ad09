import { exitCode, watchInterruption } from './interruption.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Runs a command's body and exits: with the body's code, with 1 and one clear line if setup cannot provide something, or
 * the interrupting signal's.
 *
 * @param {(signal: AbortSignal) => Promise<number>} body
 */
export async function command(body) {
  const signal = watchInterruption();
  try {
    process.exitCode = await body(signal);
  } catch (error) {
    if (signal.aborted) {
      console.log('\nInterrupted.');
      process.exitCode = exitCode(signal);
    } else if (error instanceof SetupError) {
      console.error(error.message);
      process.exitCode = 1;
    } else throw error;
  }
}
