/** Digits in a row that could be a code or a number, and long unbroken text that could be a token or a secret. */
const telling = /\d{4,}|[\w.~+/=-]{32,}/g;

/**
 * The service's own words, without what they may echo of a request: messages are journaled, shown and kept in receipts,
 * where no code, number or token belongs.
 */
export function redact(message: string): string {
  return message.replace(telling, (found) => '*'.repeat(Math.min(found.length, 8)));
}
