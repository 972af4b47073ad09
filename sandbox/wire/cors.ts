import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { World } from '../state/world';

/**
 * Answers preflights and sends permissive CORS headers, if the option says so. Off by default: an extension's host
 * permission does without, and the real service sends none until a tenant fills its security domain.
 */
export function withCors(world: World): MiddlewareHandler {
  const permissive = cors({ origin: '*', allowMethods: ['GET', 'POST', 'OPTIONS'], maxAge: 600 });
  return (c, next) => (world.options.cors ? permissive(c, next) : next());
}
