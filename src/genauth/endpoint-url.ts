import { withoutTrailingSlashes } from '../primitives/trailing-slashes';

/** A path that would lead away from the base it was put behind. A mistake in the code, never of the user. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
  readonly code = 'endpoint-outside-base';
}

/**
 * The address of an endpoint: `path` (with its leading slash, and a query if need be) behind `base`.
 *
 * @param base a host's `base`, from `parseHost`.
 * @returns an absolute URL of the base's origin and below the base's path.
 * @throws EndpointError when the result would be anywhere else.
 */
export function endpointUrl(base: string, path: string): string {
  let root: URL;
  let url: URL;
  try {
    root = new URL(base);
    url = new URL(base + path);
  } catch (cause) {
    throw new EndpointError('The base or the path of an endpoint is malformed.', { cause });
  }
  const below = `${withoutTrailingSlashes(root.pathname)}/`;
  const inside =
    path.startsWith('/') &&
    url.origin === root.origin &&
    url.username === '' &&
    url.password === '' &&
    url.pathname.startsWith(below);
  if (!inside) throw new EndpointError('The path of an endpoint leads away from its base.');
  return url.href;
}
