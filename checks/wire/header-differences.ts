import type { Recorded } from './recorder';

/** A header that differs between the two clients, in one or more calls. */
export interface HeaderDifference {
  readonly header: string;
  /** What each client sends; `—` for nothing. Values that change every time are replaced by a name. */
  readonly official: string;
  readonly ours: string;
  readonly calls: readonly string[];
}

/**
 * Why the two differ, by header or by one difference in a header. Only these may differ, and all of them must.
 */
const reasons: Readonly<Record<string, string>> = {
  accept: 'Set by the HTTP library; a browser’s fetch sends `*/*`, too.',
  'accept-encoding': 'Set by the HTTP library; a browser sets its own.',
  'accept-language': 'Set by the HTTP library; a browser sets its own.',
  'authorization *signature* Bearer *token*':
    'The management client signs, which needs a `Date` header that no browser lets fetch set; the specification also ' +
    'accepts a token from `get-management-token`.',
  'authorization *signature* —': 'A request for a token needs none.',
  'authorization *token* —':
    'A client that has a token sends it with every request; here nobody is signed in yet, or the token is in the body.',
  'authorization *token* Bearer *token*':
    'The vendor’s Node, Go and Python clients send the raw token, its Java, Android and iOS clients `Bearer`: both are accepted.',
  'cache-control': 'An answer from a cache would prove nothing.',
  'content-type':
    'Set by the HTTP library on a request without a body; we declare nothing if we send nothing.',
  date: 'Part of the signature; no browser lets fetch set it, and a token does not need it.',
  pragma: 'The same as `cache-control`, for old caches.',
  'sec-fetch-mode': 'Set by the browser.',
  'user-agent': 'Set by the HTTP library; a browser sets its own.',
  'x-authing-app-id': '`system` is public and needs no application.',
  'x-authing-lang':
    'The agent’s language, for the service’s messages. The official client for users sends none.',
  'x-authing-sdk-version': 'We are not that SDK.',
  'x-authing-signature-method': 'Part of the signature; a token does not need it.',
  'x-authing-signature-nonce': 'Part of the signature; a token does not need it.',
  'x-authing-signature-version': 'Part of the signature; a token does not need it.',
  'x-authing-userpool-id':
    'The management API requires it beside a token, and the specification’s security blocks list it for `get-profile` and ' +
    '`unbind-phone`; sent if it is known.',
};

/** The name of the reason for a difference, if there is one. */
export function reasonOf({ header, official, ours }: HeaderDifference): string | undefined {
  const names = [`${header} ${official} ${ours}`, header];
  return names.find((name) => name in reasons);
}

export const reasonNames: readonly string[] = Object.keys(reasons);

/** @param name one of {@link reasonNames} */
export function reasonText(name: string): string {
  return reasons[name] ?? '';
}

/** A value as it is shown: without what changes each time, and without real secrets. */
function named(header: string, value: string | undefined): string {
  if (value === undefined) return '—';
  if (header === 'authorization') {
    if (value.startsWith('Basic ')) return 'Basic …';
    if (value.startsWith('Bearer ')) return 'Bearer *token*';
    return value.includes(':') || value.startsWith('authing') ? '*signature*' : '*token*';
  }
  const changing = ['content-length', 'date', 'user-agent', 'x-authing-signature-nonce', 'host'];
  return changing.includes(header) ? '…' : `\`${value}\``;
}

/** The headers of one call that differ between the clients. */
export function differencesOf(
  call: string,
  official: Recorded,
  ours: Recorded,
): readonly HeaderDifference[] {
  const names = new Set([...Object.keys(official.headers), ...Object.keys(ours.headers)]);
  return [...names].flatMap((header) => {
    const [theirs, mine] = [official.headers[header], ours.headers[header]];
    if (theirs === mine) return [];
    return [{ header, official: named(header, theirs), ours: named(header, mine), calls: [call] }];
  });
}

/** One row for the same difference in several calls. */
export function gathered(all: readonly HeaderDifference[]): readonly HeaderDifference[] {
  const found = new Map<string, HeaderDifference>();
  for (const difference of all) {
    const { header, official, ours, calls } = difference;
    const name = JSON.stringify([header, official, ours]);
    const before = found.get(name)?.calls ?? [];
    found.set(name, { ...difference, calls: [...new Set([...before, ...calls])] });
  }
  return [...found.values()].sort((one, other) =>
    `${one.header} ${one.official}`.localeCompare(`${other.header} ${other.official}`),
  );
}
