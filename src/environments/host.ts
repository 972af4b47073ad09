import { withoutTrailingSlashes } from '../primitives/trailing-slashes';

/** Maximum length of a host, in characters. */
export const HOST_MAX = 512;

/** A base URL that credentials may be sent to. */
export type Host = {
  /** Scheme, host, port and path, without a trailing slash: `https://gateway.example/authing`. */
  readonly base: string;
  /** Scheme, host and port: `https://gateway.example`. */
  readonly origin: string;
  /** As `URL` returns it: lower-case ASCII, IPv6 in brackets. */
  readonly hostname: string;
};

/**
 * Why a host is refused:
 * - `required`: empty;
 * - `too-long`: more than {@link HOST_MAX} characters;
 * - `host-scheme`: neither https, nor http to this computer;
 * - `host-user-info`: something before an `@`;
 * - `host-query`: a `?` or `#`;
 * - `host-malformed`: not the address of a single host.
 */
export type HostProblem =
  | 'required'
  | 'too-long'
  | 'host-scheme'
  | 'host-user-info'
  | 'host-query'
  | 'host-malformed';

export type HostResult =
  | { readonly ok: true; readonly host: Host }
  | { readonly ok: false; readonly code: HostProblem };

const refuse = (code: HostProblem): HostResult => ({ ok: false, code });

/**
 * Whether a host name, as `URL` returns it, is this computer: `localhost` or `127.0.0.1`. The rest of 127.0.0.0/8 and
 * `[::1]` are left out, since not both browsers can grant permission for them, and so are names below `localhost`,
 * which some resolvers send to the network.
 */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1';
}

// `URL` drops tabs and line breaks and reads a backslash as a slash, so what the user sees would not be what is read.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const DECEPTIVE = /[\u0000-\u0020\u007f\\]|\s/;

// Where text could be read as a scheme (`mailto:`, `https:host`), a number must follow: a port.
const AUTHORITY = /^(?:\[[0-9a-f:.]+\]|[^[\]:]+)(?::\d{1,5})?$/i;

// `URL` allows `*` and other characters in a name; `*` would turn the permission into one for every host.
const NAME =
  /^(?:\[[0-9a-f:]+\]|[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*)$/;

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/**
 * Parses a host as an administrator types or pastes it. Adds `https://` to a bare domain and `http://` to a bare
 * loopback address; removes trailing slashes; keeps a path, since private deployments live behind gateways. Parsing a
 * host's `base` returns the same host.
 */
export function parseHost(text: string): HostResult {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('required');
  if (trimmed.length > HOST_MAX) return refuse('too-long');
  if (DECEPTIVE.test(trimmed)) return refuse('host-malformed');

  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return refuse('host-scheme');
  const rest = scheme === undefined ? trimmed : trimmed.slice(scheme.length + 3);
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  // Needed because `URL` silently drops an empty user name.
  if (authority.includes('@')) return refuse('host-user-info');
  if (!AUTHORITY.test(authority)) return refuse('host-malformed');
  if (/[?#]/.test(rest)) return refuse('host-query');

  const bare = parseUrl(`http://${authority}`);
  const assumed = bare !== null && isLoopback(bare.hostname) ? 'http' : 'https';
  const url = parseUrl(`${scheme ?? assumed}://${rest}`);
  if (url === null || !NAME.test(url.hostname)) return refuse('host-malformed');
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return refuse('host-scheme');
  const base = url.origin + withoutTrailingSlashes(url.pathname);
  // Percent encoding and punycode can make the text longer.
  if (base.length > HOST_MAX) return refuse('too-long');
  return { ok: true, host: { base, origin: url.origin, hostname: url.hostname } };
}

/**
 * The match pattern for the permission: scheme and host without a port. Firefox's match patterns have no ports, and
 * Chrome's mean every port if none is given.
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */
export function originPattern(host: Host): string {
  const scheme = host.origin.startsWith('https:') ? 'https' : 'http';
  return `${scheme}://${host.hostname}/*`;
}
