import type { MiddlewareHandler } from 'hono';

/**
 * Whether a request was meant for another host: a page on the web can have its own name lead to this computer, and would read
 * every answer as its own (DNS rebinding). Names under `localhost` cannot be had by anybody.
 *
 * @param bound the address that the sandbox listens at
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 */
export function isForeignHost(header: string | null, bound: string): boolean {
  if (header === null || !URL.canParse(`http://${header}`)) return true;
  const { hostname } = new URL(`http://${header}`);
  const own = ['127.0.0.1', '[::1]', 'localhost', bound, `[${bound}]`];
  return !own.includes(hostname) && !hostname.endsWith('.localhost');
}

/**
 * Keeps pages of other origins and other extensions from the control interface: they could not read its answers, but a POST
 * without a preflight would be carried out. Clients that are no browser send no `Origin`.
 */
export const ownOriginOnly: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header('origin');
  if (origin === undefined || origin === new URL(c.req.url).origin) return next();
  return c.json({ error: 'Only the sandbox’s own page may do this' }, 403);
};

/** Takes no body but JSON: other kinds can be sent from anywhere without a preflight. */
export const jsonOnly: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (c.req.method !== 'POST' || type === 'application/json') return next();
  const empty = type === undefined && (await c.req.text()) === '';
  return empty ? next() : c.json({ error: 'Only application/json is taken' }, 415);
};
