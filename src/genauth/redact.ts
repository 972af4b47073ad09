import { leadingDigits, replaceDigitRuns } from '../phone/digit-runs';

/** A run of this many digits, however grouped, can be a code or a number. */
const CODE_DIGITS = 4;
/** A run of this many is a whole number, not the remainder of one. */
const NUMBER_DIGITS = 7;

/** Text between blanks, brackets, quotes and punctuation. */
const WORD = /[^\s<>()[\]{},;:"'“”‘’「」『』（），。；：、|]+/gu;
/** The same, plus the characters that an address may have before its @. */
const ADDRESS = /[^\s<>()[\],;:"“”‘’「」『』（），。；：、]+/gu;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const LONG = /[\w.~+/=%-]{32,}/g;
const HEXADECIMAL = /[\da-f]{20,}/gi;
/** Mixed letters and digits, as only tokens and ids have. */
const RANDOM = /^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)[\w-]{16,}$/;
const NAMED_SECRET =
  /(bearer |(?:password|passcode|secret|token|code|密码|密碼|验证码|驗證碼|パスワード|コード)["']?\s?[:=：]\s?["']?)[^\s"',;&}]{4,}/giu;

/** Dates, times, and short ticket numbers and request ids: they identify nobody and open nothing. */
const HARMLESS =
  /(?<![\w.@-])(?:(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?:[T ](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?Z?)?|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|(?!(?:TEL|MOB|FAX|PHONE|CALL|CELL|CODE|PIN|OTP|SMS)-)[A-Z][A-Z\d]{1,9}-\d{1,6}|(?:INC|REQ|RITM|TASK|CHG|CS|SR)\d{4,8}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\w@/-]|\.\w)/gi;

/**
 * A text without anything that could be a number, email address, code, token or id, in any script and grouping. The
 * service's messages may echo a request, and agents' notes may name the caller. Both are journaled, shown and kept in
 * receipts.
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
    // A few more digits would be the rest of a number.
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
 * A text without these words: what is known about the caller, such as a name that looks like any other word. Words
 * within a longer word stay, unless the script is written without spaces.
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
  // If folding changes lengths, positions in the two texts differ, so only the exact word is searched for.
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

/** Whether two characters belong to one word in a script that separates words. */
const joins = (pair: string) => /^[\p{Script=Latin}\p{N}_]{2}$/u.test(pair);
