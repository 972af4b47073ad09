/**
 * Characters that are invisible and change the visible text: controls, direction marks, invisible spaces, tags and lone
 * surrogates. The two joiners stay, because some scripts need them.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * Text from outside, for people to read: on one line, without invisible characters, at most `maxLength` characters long
 * (UTF-16 units), including the ellipsis.
 */
export function shownText(text: string, maxLength: number): string {
  // Bound the input first: it may be a megabyte.
  const line = text
    .slice(0, 4 * maxLength)
    .replace(/\s/g, ' ')
    .replace(INVISIBLE, '')
    .trim();
  if (line.length <= maxLength) return line;
  return `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
