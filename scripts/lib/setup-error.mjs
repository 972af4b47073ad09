/** Something is missing that setup cannot provide; the message is the one line that says what to do. */
export class SetupError extends Error {
  name = 'SetupError';
}
