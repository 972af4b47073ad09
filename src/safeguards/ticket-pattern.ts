/**
 * Whether a ticket matches the organization's pattern. In a pattern, `#` stands for one or more digits, `@` for one or
 * more letters, `*` for anything or nothing; every other character for itself, whatever its case: `INC#`, `SUP-#`,
 * `@-#`. These are not regular expressions, since a badly written one could keep the background busy for hours.
 *
 * @param pattern `''` matches anything.
 */
export function ticketMatches(ticket: string, pattern: string): boolean {
  return pattern === '' || matches(ticket, pattern, classes);
}

/** Whether a pattern takes every ticket that the other one takes. */
export function patternCovers(pattern: string, other: string): boolean {
  // The signs of the other pattern are matched as if they were the ticket's characters.
  return pattern === '' || matches(other === '' ? '*' : other, pattern, classesAndSigns);
}

function matches(ticket: string, pattern: string, of: Classes): boolean {
  const text = [...ticket.toLowerCase()];
  // The positions in the text that the pattern so far can reach.
  let reached = new Set([0]);
  for (const sign of pattern.toLowerCase()) {
    reached = after(sign, text, reached, of);
    if (reached.size === 0) return false;
  }
  return reached.has(text.length);
}

function after(
  sign: string,
  text: readonly string[],
  from: ReadonlySet<number>,
  of: Classes,
): Set<number> {
  const class_ = of.get(sign);
  const to = new Set<number>();
  if (class_ === undefined) {
    for (const place of from) if (text[place] === sign) to.add(place + 1);
    return to;
  }
  let open = false;
  for (let place = 0; place <= text.length; place += 1) {
    const here = from.has(place);
    if (here && class_.orNothing) to.add(place);
    open = (open || here) && class_.holds.test(text[place] ?? '');
    if (open) to.add(place + 1);
  }
  return to;
}

type Classes = ReadonlyMap<string, { readonly holds: RegExp; readonly orNothing: boolean }>;

const classes: Classes = new Map([
  ['#', { holds: /^\p{Nd}$/u, orNothing: false }],
  ['@', { holds: /^\p{L}$/u, orNothing: false }],
  ['*', { holds: /^.$/su, orNothing: true }],
]);

/** A class holds its own sign, too. */
const classesAndSigns: Classes = new Map([
  ['#', { holds: /^[\p{Nd}#]$/u, orNothing: false }],
  ['@', { holds: /^[\p{L}@]$/u, orNothing: false }],
  ['*', { holds: /^.$/su, orNothing: true }],
]);

/** Syntax that regular expressions have and tickets do not: escapes, anchors, quantifiers, ranges, alternatives. */
const REGEXP = /[\\^$|{}+]|\.\*|\(\?|[\])}#@]\?/;

/** Whether a pattern is written as a regular expression, which would match no ticket at all. */
export function looksLikeRegExp(pattern: string): boolean {
  const inBrackets = pattern.match(/\[[^[\]]*\]/g) ?? [];
  return REGEXP.test(pattern) || inBrackets.some((each) => /\w-\w/.test(each));
}

const SAME = [
  [/^\^|\$$/g, ''],
  [/(?:\\d|\[0-9\])(?:[+*]|\{[\d,]*\})?/g, '#'],
  [/\[(?:A-Z|a-z|A-Za-z|a-zA-Z)\](?:[+*]|\{[\d,]*\})?/g, '@'],
  [/\.[+*]|\\[wS][+*]/g, '*'],
  [/\\([^\w\s])/g, '$1'],
  [/#+/g, '#'],
  [/@+/g, '@'],
] as const;

/** The pattern with the meaning of a simple regular expression: `HD-#` for `^HD-\d+$`; null for any other. */
export function ticketPatternFor(regExp: string): string | null {
  const pattern = SAME.reduce((text, [part, sign]) => text.replace(part, sign), regExp);
  return pattern === '' || looksLikeRegExp(pattern) ? null : pattern;
}
