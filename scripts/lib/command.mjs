import { exitCode, watchInterruption } from './interruption.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Runs a command's body and leaves with its exit code: the body's own, 1 with one clear line for what setup cannot provide,
 * or the interrupting signal's.
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
