/** Something is missing that setup cannot provide; the message says in one line what to do. */
export class SetupError extends Error {
  name = 'SetupError';
}
