import type { Receipt } from '../case/receipt';
import { shownEnding } from '../phone/mask-phone';
import type { KeyRing } from './key-ring';

/**
 * Receipts are found by whole words, or by a word's first four or more characters (two in scripts with thousands of
 * characters). The index has a few prefixes of each word. A search looks up the longest one that its term has, and compares
 * the rest with the decrypted receipt.
 */

const longest = 128;

/** Lengths of the indexed prefixes of typed words. Tickets that share a prefix need each of the first five. */
const wordLengths = [4, 5, 6, 7, 8, 12, 16, 24];

/** The same for generated ids, which differ from the start. */
const idLengths = [4, 16];

interface Words {
  readonly typed: readonly string[];
  readonly ids: readonly string[];
}

/** A receipt's words, in lower case: typed text, the last digits of the number, and ids. */
export function wordsOf(receipt: Receipt): Words {
  const { ticket, agent, environment, requestId, caseId, verifiedHow, person } = receipt;
  const typed = [ticket, agent, environment.label, verifiedHow, person?.userId ?? ''];
  return {
    typed: split([...typed, shownEnding(person?.phone ?? '')]),
    ids: split([requestId ?? '', caseId]),
  };
}

/** The words of a search. */
export function searchedWords(typed: string): string[] {
  return split([typed], Number.POSITIVE_INFINITY);
}

/** A receipt's tokens in the index, sorted so that their order reveals nothing. */
export async function tokensOf(receipt: Receipt, ring: Pick<KeyRing, 'token'>): Promise<number[]> {
  const { typed, ids } = wordsOf(receipt);
  const texts = [
    ...typed.flatMap((word) => beginnings(word, wordLengths)),
    ...ids.flatMap((id) => beginnings(id, idLengths).map(asId)),
  ];
  const tokens = await Promise.all([...new Set(texts)].map((text) => ring.token(text)));
  return [...new Set(tokens)].sort((one, other) => one - other);
}

/** Every receipt that a term finds has at least one of these tokens. */
export async function tokensFor(
  term: string,
  ring: Pick<KeyRing, 'tokens'>,
): Promise<readonly number[]> {
  const texts = [
    ...beginnings(term, wordLengths).slice(-1),
    ...beginnings(term, idLengths).slice(-1).map(asId),
  ];
  return (await Promise.all(texts.map((text) => ring.tokens(text)))).flat();
}

/** Whether a receipt matches all terms. */
export function isFoundBy(receipt: Receipt, terms: readonly string[]): boolean {
  if (terms.length === 0) return true;
  const { typed, ids } = wordsOf(receipt);
  const words = [...typed, ...ids];
  return terms.every((term) =>
    term.length < shortest(term) ? words.includes(term) : words.some((w) => w.startsWith(term)),
  );
}

function asId(text: string): string {
  return `id:${text}`;
}

/** A word's prefixes of these lengths, or the whole word if it is too short for any. */
function beginnings(word: string, lengths: readonly number[]): string[] {
  const from = shortest(word);
  if (word.length < from) return [word];
  const fitting = from < 4 ? [from, ...lengths] : lengths;
  return fitting.filter((length) => length <= word.length).map((length) => word.slice(0, length));
}

/** The shortest prefix that is searched for: in scripts with thousands of characters, two tell as much as four letters. */
function shortest(word: string): number {
  return word >= '\u2e80' ? 2 : 4;
}

function split(texts: readonly string[], length = longest): string[] {
  const words = texts.flatMap((text) => text.toLowerCase().split(/\s+/));
  return [...new Set(words)].filter((word) => word !== '').map((word) => word.slice(0, length));
}
