import type { SandboxOptions } from '../options';
import type { App } from '../seeds/apps';
import { clientAuthenticationFailed } from '../wire/refusals';

/** What a client sends to prove which app it is. */
export interface ClientProof {
  readonly authorization: string | null;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/**
 * Checks that the client is the app, and that it proves it exactly as the app is set up.
 *
 * @throws {Refusal} "client authentication failed"
 */
export function authenticateClient(app: App, proof: ClientProof, options: SandboxOptions): void {
  const basic = basicCredentials(proof.authorization);
  const idFits = proof.clientId === undefined || proof.clientId === app.appId;
  const proved = {
    client_secret_post:
      basic === null && proof.clientId === app.appId && proof.clientSecret === app.appSecret,
    client_secret_basic:
      basic === `${app.appId}:${app.appSecret}` && idFits && proof.clientSecret === undefined,
    none: basic === null && idFits && proof.clientSecret === undefined,
  };
  if (!proved[app.authMethod]) throw clientAuthenticationFailed(options);
}

/** The `id:secret` of a Basic header; null when the header is of another kind, as a user's token is. */
export function basicCredentials(authorization: string | null): string | null {
  const encoded = /^Basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  try {
    return atob(encoded);
  } catch {
    return '';
  }
}
