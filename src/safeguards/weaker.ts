import { isListed } from './listed-method';
import { foldName } from './protected-entry';
import { ASKED, type Asked, isSafeguard, type Safeguards } from './safeguards';
import { patternCovers } from './ticket-pattern';

type Order<V> = (before: V, after: V) => boolean;

const asked: Order<Asked> = (before, after) => ASKED.indexOf(after) < ASKED.indexOf(before);
const switchedOff: Order<boolean> = (before, after) => before && !after;

/** Whether a safeguard's new value lets through what the one before stopped. A safeguard without an order does not compile. */
const isWeaker: { readonly [Name in keyof Safeguards]: Order<Safeguards[Name]> } = {
  verification: asked,
  // An empty list stands for the built-in one, which takes any text.
  verificationMethods: (before, after) =>
    before.length > 0 && (after.length === 0 || after.some((method) => !isListed(method, before))),
  verificationFirst: switchedOff,
  reason: asked,
  ticket: asked,
  ticketPattern: (before, after) => !patternCovers(before, after),
  lastFour: switchedOff,
  production: switchedOff,
  // Colors are equal: what counts is that the environment stands out.
  mark: (before, after) => before !== 'none' && after === 'none',
  protectedAccounts: (before, after) =>
    before.some((entry) => !after.some((each) => foldName(each) === foldName(entry))),
  protectedField: (before, after) => before !== '' && after !== before,
  hourlyLimit: (before, after) => before !== 0 && (after === 0 || after > before),
};

/** The safeguards that let through what they stopped before. */
export function weakened(before: Safeguards, after: Safeguards): readonly (keyof Safeguards)[] {
  return Object.keys(isWeaker)
    .filter(isSafeguard)
    .filter((name) => weakerIn(name, before, after));
}

function weakerIn<Name extends keyof Safeguards>(
  name: Name,
  before: Safeguards,
  after: Safeguards,
): boolean {
  return isWeaker[name](before[name], after[name]);
}
