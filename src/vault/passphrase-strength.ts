/** 0 very weak · 1 weak · 2 fair · 3 good · 4 strong. */
export type PassphraseStrength = 0 | 1 | 2 | 3 | 4;

// Parts that guessing starts with. The product's and its trade's own words are among the first to be tried here.
const COMMON = [
  ...'password passwort passphrase welcome letmein iloveyou sunshine princess football'.split(' '),
  ...'dragon monkey master secret login admin administrator support service helpdesk'.split(' '),
  ...'company changeme default unbind desk genauth authing phone spring summer autumn winter'.split(
    ' ',
  ),
  ...'january february march april june july august september october november december'.split(' '),
  ...'qwerty qwertz azerty asdf zxcv test hello woaini'.split(' '),
].sort((a, b) => b.length - a.length);

const BITS = {
  /** One of a few hundred guesses. */
  common: 6,
  /** log2 of the 7,776 words of a Diceware list: no word is worth more than a word drawn by lot. */
  word: 12.9,
  year: 6,
  letter: Math.log2(26),
  mixedLetter: Math.log2(52),
  digit: Math.log2(10),
  symbol: 5,
  space: 1,
  /** Characters beyond ASCII are mostly parts of words too. */
  other: 6,
} as const;

type Part = { readonly length: number; readonly bits: number };

function characterBits(character: string): number {
  if (/\s/.test(character)) return BITS.space;
  if (/[a-z]/i.test(character)) return BITS.letter;
  if (/\d/.test(character)) return BITS.digit;
  return character < '\u007f' ? BITS.symbol : BITS.other;
}

/** Length of the run at the start that repeats, climbs or falls by one: `aaaa`, `3456`, `dcba`. */
function patternLength(characters: readonly string[]): number {
  const codes = characters.map((character) => character.toLowerCase().codePointAt(0) ?? 0);
  const step = (codes[1] ?? Number.NaN) - (codes[0] ?? Number.NaN);
  if (Number.isNaN(step) || Math.abs(step) > 1) return 1;
  let length = 2;
  while (length < codes.length && (codes[length] ?? 0) - (codes[length - 1] ?? 0) === step) {
    length += 1;
  }
  return length;
}

/** Whether letters read as a word: vowels among them, and no knot of consonants. */
function wordLike(letters: string): boolean {
  const vowels = letters.match(/[aeiouy]/gi)?.length ?? 0;
  return vowels / letters.length >= 0.2 && !/[^aeiouy]{5}/i.test(letters);
}

function lettersPart(letters: string): Part {
  const mixed = /[a-z][A-Z]/.test(letters) || /[A-Z]{2}[a-z]/.test(letters);
  const perLetter = mixed ? BITS.mixedLetter : BITS.letter;
  const bits = perLetter * letters.length;
  const capital = /[A-Z]/.test(letters) ? 1 : 0;
  const word = !mixed && wordLike(letters);
  return { length: letters.length, bits: word ? Math.min(bits, BITS.word + capital) : bits };
}

function firstPart(characters: readonly string[]): Part {
  const text = characters.join('');
  const lower = text.toLowerCase();
  const common = COMMON.find((word) => lower.startsWith(word));
  if (common !== undefined) return { length: common.length, bits: BITS.common };
  const run = patternLength(characters);
  const first = characterBits(characters[0] ?? '');
  if (run >= 3) return { length: run, bits: first + Math.log2(run) };
  if (/^(19|20)\d\d(?!\d)/.test(text)) return { length: 4, bits: BITS.year };
  const letters = /^[a-z]+/i.exec(text)?.[0];
  if (letters !== undefined && letters.length >= 3) return lettersPart(letters);
  return { length: 1, bits: first };
}

/** The shortest block that the characters repeat, or all of them when they do not. */
function repeatedBlock(characters: readonly string[]): readonly string[] {
  for (let length = 1; length <= characters.length / 2; length += 1) {
    if (characters.every((character, index) => character === characters[index % length])) {
      return characters.slice(0, length);
    }
  }
  return characters;
}

/**
 * Roughly how many bits it takes to guess a passphrase, seen as a row of words, patterns and single characters.
 * Meant to err on the low side for what people make up; it knows no dictionary beyond a few dozen words.
 */
export function estimateBits(passphrase: string): number {
  const characters = [...passphrase.normalize('NFKC')];
  const block = repeatedBlock(characters);
  let bits = block.length === 0 ? 0 : Math.log2(characters.length / block.length);
  const seen = new Set<string>();
  for (let at = 0; at < block.length; ) {
    const part = firstPart(block.slice(at));
    const text = block
      .slice(at, at + part.length)
      .join('')
      .toLowerCase();
    // A part that came before adds little but its place.
    bits += seen.has(text) && part.length > 1 ? 1 : part.bits;
    seen.add(text);
    at += part.length;
  }
  return bits;
}

/** An estimate of strength, to show while a passphrase is typed. It decides nothing. */
export function estimateStrength(passphrase: string): PassphraseStrength {
  const bits = estimateBits(passphrase);
  if (bits < 25) return 0;
  if (bits < 38) return 1;
  if (bits < 50) return 2;
  if (bits < 64) return 3;
  return 4;
}
