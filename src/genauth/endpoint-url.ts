import { withoutTrailingSlashes } from '../primitives/trailing-slashes';

/** A path that leads outside its base. This is a bug in the code, never the user's mistake. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
  readonly code = 'endpoint-outside-base';
}

/**
 * The URL of an endpoint: `base` followed by `path` (with its leading slash, and a query if needed).
 *
 * @param base a host's `base`, from `parseHost`.
 * @returns an absolute URL of the base's origin and below the base's path.
 * @throws EndpointError if the result would be anywhere else.
 */
export function endpointUrl(base: string, path: string): string {
  let root: URL;
  let url: URL;
  try {
    root = new URL(base);
    url = new URL(base + path);
  } catch (cause) {
    throw new EndpointError('The base or path of an endpoint is malformed.', { cause });
  }
  const below = `${withoutTrailingSlashes(root.pathname)}/`;
  const inside =
    path.startsWith('/') &&
    url.origin === root.origin &&
    url.username === '' &&
    url.password === '' &&
    url.pathname.startsWith(below);
  if (!inside) throw new EndpointError('The path of an endpoint leads outside its base.');
  return url.href;
}
