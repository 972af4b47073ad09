/**
 * How the application authenticates: credentials in the body, credentials in a Basic header, or the id alone. `none` is
 * what a browser extension should use.
 */
export const AUTH_METHODS = ['client_secret_post', 'client_secret_basic', 'none'] as const;
export type AuthMethod = (typeof AUTH_METHODS)[number];
