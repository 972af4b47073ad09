import { constants } from 'node:os';

/**
 * A signal that aborts on Ctrl-C, a termination request or a closed terminal. Once it is watched the process no longer
 * ends by itself: whoever watches stops its children and then leaves with {@link exitCode}.
 *
 * @returns {AbortSignal}
 */
export function watchInterruption() {
  const controller = new AbortController();
  // Ctrl-C reaches a command run by npm twice, from the terminal and from npm; aborting again changes nothing.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => controller.abort(name));
  }
  // A closed terminal takes no more lines; that must not keep the children from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  // npm passes a termination request only to its shell, which ends without telling this process.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && controller.abort('SIGHUP');
  setInterval(orphaned, 500).unref();
  return controller.signal;
}

/** What a shell expects of a process that a signal ended. */
export function exitCode(signal) {
  return 128 + (constants.signals[signal.reason] ?? constants.signals.SIGINT);
}
