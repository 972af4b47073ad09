import { findEmails } from '../phone/find-emails';
import { numbersIn } from '../phone/may-name-number';
import { foldDigits } from '../phone/typed-digits';

/** The vendor's ids: 24 hexadecimal digits. */
const USER_ID = /(?<![\p{L}\p{N}_-])[\da-f]{24}(?![\p{L}\p{N}_-])/giu;

/** One word without characters that only addresses, lists and patterns have. */
const USER_NAME = /^[^+\s@<>()[\]{},;:"*?/|][^\s@<>()[\]{},;:"*?/|]*$/u;

/** At this many digits, a group of digits is a phone number and not a user name. */
const NUMBER_DIGITS = 10;

/** The ways in which an entry of the protected accounts list may name an account. */
export interface ProtectedEntry {
  /** The whole entry, normalized for comparing names. */
  readonly text: string;
  readonly userIds: readonly string[];
  readonly emails: readonly string[];
  readonly hasNumber: boolean;
  readonly mayBeUsername: boolean;
}

/** Normalizes an entry for comparison: letter case and notation do not matter. */
export const foldName = (text: string) => foldDigits(text).toLowerCase();

/** What an entry can name, in any notation that the product accepts for numbers, addresses and ids. */
export function readProtectedEntry(entry: string): ProtectedEntry {
  const text = foldName(entry);
  const emails = findEmails(text);
  const userIds = text.match(USER_ID) ?? [];
  const numbers = emails.length + userIds.length === 0 ? numbersIn(text) : [];
  const isNumber =
    /^[\d\p{Pd}.]+$/u.test(text) && numbers.some(({ digits }) => digits.length >= NUMBER_DIGITS);
  return {
    text,
    userIds,
    emails,
    hasNumber: numbers.length > 0,
    mayBeUsername:
      USER_NAME.test(text) && /[\p{L}\p{N}]/u.test(text) && userIds.length === 0 && !isNumber,
  };
}

/** Whether an entry can name an account at all. */
export function namesSomething(entry: string): boolean {
  const { userIds, emails, hasNumber, mayBeUsername } = readProtectedEntry(entry);
  return userIds.length > 0 || emails.length > 0 || hasNumber || mayBeUsername;
}
