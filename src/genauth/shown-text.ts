/**
 * Signs that cannot be seen, and change what can: controls, turns of the direction of writing, invisible spaces, tags and
 * halves of characters. The two joiners stay, which some scripts cannot be written without.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * Text from outside that people are to read: on one line, with nothing invisible in it, at most `maxLength` characters long
 * (UTF-16 units), the sign of omission included.
 */
export function shownText(text: string, maxLength: number): string {
  // What is looked through is bounded first: it may be a megabyte.
  const line = text
    .slice(0, 4 * maxLength)
    .replace(/\s/g, ' ')
    .replace(INVISIBLE, '')
    .trim();
  if (line.length <= maxLength) return line;
  return `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
