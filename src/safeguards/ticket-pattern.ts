/**
 * Whether a ticket looks as the organisation says. In a pattern, `#` stands for one or more digits, `@` for one or more
 * letters, `*` for anything or nothing; every other character for itself, whatever its case: `INC#`, `SUP-#`, `@-#`. No
 * regular expression, since one that is badly written could keep the background busy for hours.
 *
 * @param pattern `''` takes anything.
 */
export function ticketMatches(ticket: string, pattern: string): boolean {
  if (pattern === '') return true;
  const text = [...ticket.toLowerCase()];
  // Which places of the text a beginning of the pattern can reach.
  let reached = new Set([0]);
  for (const sign of pattern.toLowerCase()) {
    reached = after(sign, text, reached);
    if (reached.size === 0) return false;
  }
  return reached.has(text.length);
}

function after(sign: string, text: readonly string[], from: ReadonlySet<number>): Set<number> {
  const class_ = classes.get(sign);
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

const classes = new Map([
  ['#', { holds: /^\p{Nd}$/u, orNothing: false }],
  ['@', { holds: /^\p{L}$/u, orNothing: false }],
  ['*', { holds: /^.$/su, orNothing: true }],
]);
