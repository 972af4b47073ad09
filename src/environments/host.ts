import { withoutTrailingSlashes } from '../primitives/trailing-slashes';

/** Longest host text, in characters. */
export const HOST_MAX = 512;

/** A base address that credentials may be sent to. */
export type Host = {
  /** Scheme, host, port and path, without a trailing slash: `https://gateway.example/authing`. */
  readonly base: string;
  /** Scheme, host and port: `https://gateway.example`. */
  readonly origin: string;
  /** As `URL` gives it: lower-case ASCII, IPv6 in brackets. */
  readonly hostname: string;
};

/**
 * Why a host is refused:
 * - `required`: nothing there;
 * - `too-long`: more than {@link HOST_MAX} characters;
 * - `host-scheme`: neither https, nor http to this computer;
 * - `host-user-info`: something before an `@`;
 * - `host-query`: a `?` or `#`;
 * - `host-malformed`: no address of a single host.
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
 * Whether a host name, as `URL` gives it, is this computer: `localhost` or `127.0.0.1`. The rest of 127.0.0.0/8 and `[::1]`
 * are left out, since no permission for them can be asked for in both browsers; so are names below `localhost`, which not
 * every resolver keeps on the machine.
 */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1';
}

// `URL` drops tabs and line breaks and reads a backslash as a slash: what is read and what is seen would differ.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const DECEPTIVE = /[\u0000-\u0020\u007f\\]|\s/;

// A port where a scheme could be read into the text (`mailto:`, `https:host`) must be a number.
const AUTHORITY = /^(?:\[[0-9a-f:.]+\]|[^[\]:]+)(?::\d{1,5})?$/i;

// `URL` lets `*` and other signs stand in a name; `*` would turn the permission into one for every host.
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
 * Reads a host as an administrator types or pastes it. A bare domain gets `https://` in front, a bare loopback address
 * `http://`; trailing slashes go; a path stays, since private deployments live behind gateways.
 * Reading its own `base` gives the same host again.
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
  // Also where `URL` would drop an empty user name without a word.
  if (authority.includes('@')) return refuse('host-user-info');
  if (!AUTHORITY.test(authority)) return refuse('host-malformed');
  if (/[?#]/.test(rest)) return refuse('host-query');

  const bare = parseUrl(`http://${authority}`);
  const assumed = bare !== null && isLoopback(bare.hostname) ? 'http' : 'https';
  const url = parseUrl(`${scheme ?? assumed}://${rest}`);
  if (url === null || !NAME.test(url.hostname)) return refuse('host-malformed');
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return refuse('host-scheme');
  const base = url.origin + withoutTrailingSlashes(url.pathname);
  // Percent encoding and punycode can make the text longer than it was.
  if (base.length > HOST_MAX) return refuse('too-long');
  return { ok: true, host: { base, origin: url.origin, hostname: url.hostname } };
}

/**
 * The match pattern to ask permission for: scheme and host, without a port, since Firefox's match patterns know none
 * and Chrome's mean every port without one.
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */
export function originPattern(host: Host): string {
  const scheme = host.origin.startsWith('https:') ? 'https' : 'http';
  return `${scheme}://${host.hostname}/*`;
}
