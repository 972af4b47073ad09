import type { RandomBytes } from './random-bytes';

/** Crockford's base 32: no letter that is read as a digit or as another letter. @see https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const GROUPS = 5;
const GROUP_LENGTH = 4;

/** A passphrase that is read aloud or copied by hand once: 100 random bits, as `XXXX-XXXX-XXXX-XXXX-XXXX`. */
export function newOneTimePassphrase(randomBytes: RandomBytes): string {
  // 256 is a multiple of 32, so that every letter is as likely as any other.
  const letters = [...randomBytes(GROUPS * GROUP_LENGTH)].map((byte) => ALPHABET[byte % 32]);
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}

/** Restores a {@link newOneTimePassphrase} as typed: in any case and grouping, with O for 0 and I or L for 1. */
export function normalizeOneTimePassphrase(typed: string): string {
  // Normalized again, because uppercasing and joining letters can produce others.
  const letters = typed
    .normalize('NFKC')
    .replace(/[\s\-\u2010-\u2015]/g, '')
    .toUpperCase()
    .normalize('NFKC')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return (letters.match(/.{1,4}/gu) ?? []).join('-');
}
