import type { Receipt } from '../case/receipt';
import { shownEnding } from '../phone/mask-phone';
import type { KeyRing } from './key-ring';

/**
 * What a receipt is found by: whole words, and beginnings of at least four characters, or two where a script needs no more.
 * For each word a few of its beginnings are in the index; what is looked up is the longest of them that a search term has,
 * and the receipt itself says whether the rest fits.
 */

const longest = 128;

/** The lengths at which the beginnings of typed words are in the index. Tickets with one prefix need each of the first. */
const wordLengths = [4, 5, 6, 7, 8, 12, 16, 24];

/** Those of ids that a program made up: they differ from the start. */
const idLengths = [4, 16];

interface Words {
  readonly typed: readonly string[];
  readonly ids: readonly string[];
}

/** The words of a receipt, in lower case: what people wrote, the last digits of the number, and ids. */
export function wordsOf(receipt: Receipt): Words {
  const { ticket, agent, environment, requestId, caseId, verifiedHow, person } = receipt;
  const typed = [ticket, agent, environment.label, verifiedHow, person?.userId ?? ''];
  return {
    typed: split([...typed, shownEnding(person?.phone ?? '')]),
    ids: split([requestId ?? '', caseId]),
  };
}

/** What is looked for, word by word. */
export function searchedWords(typed: string): string[] {
  return split([typed], Number.POSITIVE_INFINITY);
}

/** What stands for the words of a receipt in the index, in no order that tells anything. */
export async function tokensOf(receipt: Receipt, ring: Pick<KeyRing, 'token'>): Promise<number[]> {
  const { typed, ids } = wordsOf(receipt);
  const texts = [
    ...typed.flatMap((word) => beginnings(word, wordLengths)),
    ...ids.flatMap((id) => beginnings(id, idLengths).map(asId)),
  ];
  const tokens = await Promise.all([...new Set(texts)].map((text) => ring.token(text)));
  return [...new Set(tokens)].sort((one, other) => one - other);
}

/** The tokens of which a receipt has at least one if it is found by this. */
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

/** Whether a receipt has words for all that is looked for. */
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

/** The beginnings of a word that have these lengths; of a word that is too short for any, all of it. */
function beginnings(word: string, lengths: readonly number[]): string[] {
  const from = shortest(word);
  if (word.length < from) return [word];
  const fitting = from < 4 ? [from, ...lengths] : lengths;
  return fitting.filter((length) => length <= word.length).map((length) => word.slice(0, length));
}

/** From how many characters on the beginning of a word is looked for: two of a script with thousands say as much as four letters. */
function shortest(word: string): number {
  return word >= '\u2e80' ? 2 : 4;
}

function split(texts: readonly string[], length = longest): string[] {
  const words = texts.flatMap((text) => text.toLowerCase().split(/\s+/));
  return [...new Set(words)].filter((word) => word !== '').map((word) => word.slice(0, length));
}
