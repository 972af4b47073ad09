/** A source of cryptographically secure random bytes. */
export type RandomBytes = (length: number) => Uint8Array<ArrayBuffer>;

/** The platform's own generator. */
export const secureRandomBytes: RandomBytes = (length) =>
  crypto.getRandomValues(new Uint8Array(length));
