import { foldDigits } from '../phone/typed-digits';
import { namesSomething } from './protected-entry';
import { ENTRY_MAX, HOURLY_LIMIT_MAX, LIST_MAX, type Safeguards } from './safeguards';
import { looksLikeRegExp, ticketPatternFor } from './ticket-pattern';

/** The safeguards that are typed as text. Lists have one entry per line. */
export interface TypedSafeguards {
  readonly verificationMethods: string;
  readonly ticketPattern: string;
  readonly protectedAccounts: string;
  readonly protectedField: string;
  readonly hourlyLimit: string;
}

/**
 * Why a typed safeguard is not saved. Input is never silently cut or reinterpreted. `about` is what the message names:
 * the entry, the number of lines, or the pattern to write instead.
 */
export interface TypedProblem {
  readonly code:
    | 'entry-unusable'
    | 'entry-too-long'
    | 'list-too-long'
    | 'limit-malformed'
    | 'pattern-regexp';
  readonly about: string;
}

export type TypedProblems = { readonly [Name in keyof TypedSafeguards]?: TypedProblem };

export type ReadSafeguards =
  | { readonly ok: true; readonly safeguards: Pick<Safeguards, keyof TypedSafeguards> }
  | { readonly ok: false; readonly problems: TypedProblems };

/** Reads the typed values: all of them, or what is wrong with each field. */
export function readTypedSafeguards(typed: TypedSafeguards): ReadSafeguards {
  const verificationMethods = linesOf(typed.verificationMethods);
  const protectedAccounts = linesOf(typed.protectedAccounts);
  const ticketPattern = typed.ticketPattern.trim();
  const protectedField = typed.protectedField.trim();
  const hourlyLimit = readHourlyLimit(typed.hourlyLimit);
  const found: Readonly<Record<keyof TypedSafeguards, TypedProblem | null>> = {
    verificationMethods: listProblem(verificationMethods),
    ticketPattern: patternProblem(ticketPattern),
    protectedAccounts: listProblem(protectedAccounts, namesSomething),
    protectedField: tooLong(protectedField),
    hourlyLimit: hourlyLimit === null ? { code: 'limit-malformed', about: '' } : null,
  };
  const problems = Object.entries(found).filter(([, problem]) => problem !== null);
  if (problems.length > 0 || hourlyLimit === null) {
    return { ok: false, problems: Object.fromEntries(problems) };
  }
  return {
    ok: true,
    safeguards: {
      verificationMethods,
      ticketPattern,
      protectedAccounts,
      protectedField,
      hourlyLimit,
    },
  };
}

/** The non-empty lines of a text. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function listProblem(
  lines: readonly string[],
  usable: (line: string) => boolean = () => true,
): TypedProblem | null {
  if (lines.length > LIST_MAX) return { code: 'list-too-long', about: String(lines.length) };
  const long = lines.find((line) => line.length > ENTRY_MAX);
  if (long !== undefined) return { code: 'entry-too-long', about: shortened(long) };
  const unusable = lines.find((line) => !usable(line));
  return unusable === undefined ? null : { code: 'entry-unusable', about: unusable };
}

function patternProblem(pattern: string): TypedProblem | null {
  return looksLikeRegExp(pattern)
    ? { code: 'pattern-regexp', about: ticketPatternFor(pattern) ?? 'INC#' }
    : tooLong(pattern);
}

const tooLong = (text: string): TypedProblem | null =>
  text.length > ENTRY_MAX ? { code: 'entry-too-long', about: shortened(text) } : null;

const shortened = (text: string) => `${text.slice(0, 32)}…`;

/** A whole number per hour in digits of any script, `''` for no limit; null for anything else. */
function readHourlyLimit(text: string): number | null {
  const digits = foldDigits(text);
  if (!/^\d{0,9}$/.test(digits)) return null;
  const limit = Number(digits);
  return limit <= HOURLY_LIMIT_MAX ? limit : null;
}
