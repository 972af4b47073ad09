import { leadingDigits, replaceDigitRuns } from '../phone/digit-runs';

/** From so many digits on, however they are grouped, a run can be a code or a number. */
const CODE_DIGITS = 4;
/** From so many on it is a whole number, and not the rest of one. */
const NUMBER_DIGITS = 7;

/** What is between blanks, brackets, quotes and marks of punctuation. */
const WORD = /[^\s<>()[\]{},;:"'“”‘’「」『』（），。；：、|]+/gu;
/** The same with the signs that may be in an address before its @. */
const ADDRESS = /[^\s<>()[\],;:"“”‘’「」『』（），。；：、]+/gu;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const LONG = /[\w.~+/=%-]{32,}/g;
const HEXADECIMAL = /[\da-f]{20,}/gi;
/** Of mixed letters and digits, as only tokens and ids are. */
const RANDOM = /^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)[\w-]{16,}$/;
const NAMED_SECRET =
  /(bearer |(?:password|passcode|secret|token|code|密码|密碼|验证码|驗證碼|パスワード|コード)["']?\s?[:=：]\s?["']?)[^\s"',;&}]{4,}/giu;

/** Dates, times, short numbers of tickets and request ids: they name nobody and open nothing. */
const HARMLESS =
  /(?<![\w.@-])(?:(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?:[T ](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?Z?)?|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|(?!(?:TEL|MOB|FAX|PHONE|CALL|CELL|CODE|PIN|OTP|SMS)-)[A-Z][A-Z\d]{1,9}-\d{1,6}|(?:INC|REQ|RITM|TASK|CHG|CS|SR)\d{4,8}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\w@/-]|\.\w)/gi;

/**
 * A text without what could be a number, an email address, a code, a token or an id, in any script and grouping: the service's own
 * words may echo a request, and what agents write may name the caller. Both are journaled, shown and kept in receipts.
 */
export function redact(text: string): string {
  const spoken = text
    .replace(NAMED_SECRET, '$1********')
    .replace(ADDRESS, (word) => (/[^@＠][@＠][^@＠]/u.test(word) ? '****' : word))
    .replace(WORD, redactedWord);
  let redacted = '';
  let from = 0;
  for (const { 0: kept, index } of spoken.matchAll(HARMLESS)) {
    const end = index + kept.length;
    const following = leadingDigits(spoken.slice(end));
    // A few digits more would be the rest of a number.
    if (following > 0 && following < NUMBER_DIGITS) continue;
    redacted += withoutNumbers(spoken.slice(from, index)) + kept;
    from = end;
  }
  return redacted + withoutNumbers(spoken.slice(from));
}

function redactedWord(word: string): string {
  if (UUID.test(word)) return word;
  if (word.includes('eyJ') || RANDOM.test(word)) return '********';
  return word.replace(LONG, '********').replace(HEXADECIMAL, '********');
}

function withoutNumbers(text: string): string {
  return replaceDigitRuns(text, ({ text: run, digits }) =>
    digits < CODE_DIGITS ? run : '*'.repeat(Math.min(digits, 8)),
  );
}

/**
 * A text without these words: what is known of the caller, such as a name that looks like any other word. One that stands within
 * a longer word stays, unless its script is written without blanks.
 */
export function withoutWords(text: string, words: readonly (string | null)[]): string {
  const known = words.flatMap((word) =>
    word === null || word.trim().length < 2 ? [] : [word.trim()],
  );
  return known
    .sort((one, other) => other.length - one.length)
    .reduce((rest, word) => replaced(rest, word), text);
}

function replaced(text: string, word: string): string {
  const folded = text.toLowerCase();
  const wanted = word.toLowerCase();
  // Where folding changes lengths, places in the two texts differ: then only the very word is looked for.
  const searched = folded.length === text.length ? folded : text;
  const sought = searched === text ? word : wanted;
  let rest = '';
  let from = 0;
  for (;;) {
    const at = searched.indexOf(sought, from);
    if (at < 0) return rest + text.slice(from);
    const end = at + sought.length;
    const within = joins(text.slice(at - 1, at + 1)) || joins(text.slice(end - 1, end + 1));
    rest += text.slice(from, at) + (within ? text.slice(at, end) : '****');
    from = end;
  }
}

/** Whether two signs belong to one word of a script that separates words. */
const joins = (pair: string) => /^[\p{Script=Latin}\p{N}_]{2}$/u.test(pair);
