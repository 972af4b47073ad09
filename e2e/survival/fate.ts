/** What becomes of a request, as far as a case can tell and as far as it matters to what is promised. */
export type Fate =
  | 'answered'
  /** The worker died, and the request will never arrive. */
  | 'worker-dead-unsent'
  /** The worker died, and the service has not acted yet. */
  | 'worker-dead-undone'
  | 'worker-dead-done'
  /** The worker died with the answer in its hands: what was kept in memory by then is there, the journal is not. */
  | 'worker-dead-unstored'
  /** The connection broke. */
  | 'cut-undone'
  | 'cut-done'
  | 'browser-dead';
