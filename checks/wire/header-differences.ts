import type { Recorded } from './recorder';

/** A header in which the two clients differ, in one or several calls. */
export interface HeaderDifference {
  readonly header: string;
  /** What each sends, with what is different every time named instead; `—` for nothing. */
  readonly official: string;
  readonly ours: string;
  readonly calls: readonly string[];
}

/**
 * Why the two differ, by the header or by one difference in it. What is not here must not differ, and what is must.
 */
const reasons: Readonly<Record<string, string>> = {
  accept: 'The HTTP library’s own; in a browser fetch sends `*/*`, too.',
  'accept-encoding': 'The HTTP library’s own; a browser sends its own.',
  'accept-language': 'The HTTP library’s own; a browser sends its own.',
  'authorization *signature* Bearer *token*':
    'The management client signs, which needs a `Date` header that no browser lets fetch set; the specification takes a ' +
    'token of `get-management-token` as well.',
  'authorization *signature* —': 'What asks for a token needs none.',
  'authorization *token* —':
    'A client that holds a token sends it with everything; nobody is signed in yet here, or the token is in the body.',
  'authorization *token* Bearer *token*':
    'The vendor’s Node, Go and Python clients send the raw token, its Java, Android and iOS clients `Bearer`: both are taken.',
  'cache-control': 'An answer from a cache would be no proof.',
  'content-type':
    'The HTTP library’s own on a request without a body; nothing is declared where nothing is sent.',
  date: 'Part of the signature; a browser does not let fetch set it, and a token needs none.',
  pragma: 'The same as `cache-control`, for old caches.',
  'sec-fetch-mode': 'A browser’s own.',
  'user-agent': 'The HTTP library’s own; a browser sends its own.',
  'x-authing-app-id': '`system` is public: nobody has to say who asks.',
  'x-authing-lang':
    'The agent’s language, so that the service’s words are in it. The official user’s client sends none.',
  'x-authing-sdk-version': 'We are not that SDK.',
  'x-authing-signature-method': 'Part of the signature; a token needs none.',
  'x-authing-signature-nonce': 'Part of the signature; a token needs none.',
  'x-authing-signature-version': 'Part of the signature; a token needs none.',
  'x-authing-userpool-id':
    'Required beside a token by the management API, and listed by the specification’s security blocks for `get-profile` and ' +
    '`unbind-phone`; sent where it is known.',
};

/** Under which of the reasons a difference falls; undefined where there is none. */
export function reasonOf({ header, official, ours }: HeaderDifference): string | undefined {
  const names = [`${header} ${official} ${ours}`, header];
  return names.find((name) => name in reasons);
}

export const reasonNames: readonly string[] = Object.keys(reasons);

/** @param name one of {@link reasonNames} */
export function reasonText(name: string): string {
  return reasons[name] ?? '';
}

/** Values that are different each time, or secret in earnest. */
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

/** In which headers one call differs between the clients. */
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

/** The same difference in several calls, told once. */
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
