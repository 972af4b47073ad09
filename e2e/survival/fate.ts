/** What happens to a request, as far as a case can tell and the promise depends on it. */
export type Fate =
  | 'answered'
  /** The worker died, and the request will never arrive. */
  | 'worker-dead-unsent'
  /** The worker died, and the service has not acted yet. */
  | 'worker-dead-undone'
  | 'worker-dead-done'
  /** The worker died after the answer, before anything was stored. */
  | 'worker-dead-unstored'
  /** The connection broke. */
  | 'cut-undone'
  | 'cut-done'
  | 'browser-dead';
