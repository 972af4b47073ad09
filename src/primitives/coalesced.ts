/** A task whose runs never overlap. Calls that wait for its next run share that run. */
export function coalesced(task: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  return () => {
    if (waiting !== null) return waiting;
    const run = last.then(() => {
      waiting = null;
      return task();
    });
    waiting = run;
    last = run.catch(() => undefined);
    return run;
  };
}
