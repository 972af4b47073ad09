import type { AuthMethod } from './auth-method';

/** What the client needs from an environment. `appHost` has no trailing slash; `appSecret` is "" for `none`. */
export interface AppCredentials {
  readonly appHost: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly authMethod: AuthMethod;
  /** "" if unknown; otherwise sent as `x-authing-userpool-id`. */
  readonly userPoolId: string;
}

/**
 * The application's credentials as body members, if the auth method puts them there.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc6749#section-2.3.1
 */
export function clientInBody(app: AppCredentials): { client_id?: string; client_secret?: string } {
  return app.authMethod === 'client_secret_post'
    ? { client_id: app.appId, client_secret: app.appSecret }
    : {};
}

/** The application's credentials as a header, if the auth method puts them there. */
export function clientInHeader(app: AppCredentials): { authorization?: string } {
  if (app.authMethod !== 'client_secret_basic') return {};
  const bytes = new TextEncoder().encode(`${app.appId}:${app.appSecret}`);
  return { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
