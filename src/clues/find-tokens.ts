/** The beginning of a JWT. */
const JWT_BEGINNING = /(?<![\w-])eyJ[\w-]*/;
const TOKEN_PART = /^[\w.-]+/;

/**
 * The lengths that encoded signatures have. Any other length means that the token is cut. @see RFC 7518, section 3.1
 */
const SIGNATURES: ReadonlySet<number> = new Set([43, 64, 86, 128, 171, 176, 256, 342, 512, 683]);

/**
 * Joins tokens that were wrapped over several lines. A line continues on the next one while the token lacks a part or
 * its signature has an impossible length.
 */
export function joinWrappedTokens(text: string): string {
  const lines = text.split(/\r?\n/);
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const piece = before === undefined ? null : continuationOf(before, line);
    if (before === undefined || piece === null) joined.push(line);
    else joined[joined.length - 1] = before.trimEnd() + piece;
  }
  return joined.join('\n');
}

/**
 * The part of a line that continues the token at the end of the line before, plus the rest of the line; null if nothing
 * does.
 */
function continuationOf(before: string, line: string): string | null {
  const at = before.search(JWT_BEGINNING);
  if (at < 0) return null;
  const token = before.slice(at).trimEnd();
  const rest = line.trimStart();
  const [piece = ''] = TOKEN_PART.exec(rest) ?? [];
  // Words that follow are separated by a space; a token ends at a quote, comma or bracket.
  if (piece === '' || /^\s*[^\s"',;)}\]>]/.test(rest.slice(piece.length))) return null;
  if (TOKEN_PART.exec(token)?.[0] !== token) return null;
  const [, , signature] = token.split('.');
  const isWhole = signature !== undefined && SIGNATURES.has(signature.length);
  if (isWhole || (signature !== undefined && !looksRandom(piece))) return null;
  return rest;
}

/** An ordinary word has no digits within it, nor capitals after its first letter. */
const looksRandom = (piece: string) => /\d/.test(piece) || /[a-z_-][A-Z]/.test(piece);

/** A token and its position in the text. */
export interface FoundToken {
  readonly token: string;
  readonly start: number;
  readonly end: number;
}

/** If the text names a token, the name decides. Most certain first; otherwise it goes by how the token looks. */
const named = [
  /\baccess_?token["']?\s{0,8}[:=]\s{0,8}["']?([^"'\s&,;}]{16,})/gi,
  /\bbearer\s+["']?([^"'\s&,;}]{16,})/gi,
  /(?<![\w-])(eyJ[\w-]+\.[\w-]+\.[\w-]+)/g,
];

/** Tokens that are named as something other than an access token. */
const others = /\b(?:id|refresh)_?token["']?\s{0,8}[:=]\s{0,8}["']?([^"'\s&,;}]{16,})/gi;

/** The tokens in a text, those named as access tokens first. Refresh tokens are left out: they open no account. */
export function findTokens(text: string): readonly FoundToken[] {
  const elsewhere = matchesOf(others, text);
  const isElsewhere = ({ start }: FoundToken) => elsewhere.some((each) => each.start === start);
  const found = named.flatMap((pattern) => matchesOf(pattern, text));
  const isRefresh = ({ start }: FoundToken) =>
    /refresh_?token["']?\s{0,8}[:=]\s{0,8}["']?$/i.test(text.slice(Math.max(0, start - 40), start));
  return [
    ...found.filter((each) => !isElsewhere(each)),
    ...found.filter((each) => isElsewhere(each) && !isRefresh(each)),
  ];
}

function matchesOf(pattern: RegExp, text: string): FoundToken[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: token, index }) => {
    if (token === undefined) return [];
    const end = index + whole.length;
    return [{ token, start: end - token.length, end }];
  });
}
