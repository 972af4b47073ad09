import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose';
import type { App } from '../seeds/apps';
import { type Random, randomText, randomUuid } from './random';
import type { User } from './user';

const algorithm = 'RS256';
const keyId = 'sandbox-1';

/** One key for all sandboxes of a process: making an RSA key takes a tenth of a second. */
let sharedKeys: ReturnType<typeof makeKeys> | undefined;

async function makeKeys() {
  return keysOf(await generateKeyPair(algorithm, { extractable: true }));
}

async function keysOf({ privateKey, publicKey }: CryptoKeyPair) {
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, alg: algorithm, use: 'sig' };
  return { privateKey, publicKey, jwk, pem: await exportSPKI(publicKey) };
}

/** The private key of this process, unencrypted, for a sandbox that continues in another process. */
export async function exportSigningKey(): Promise<JWK> {
  return exportJWK((await keys()).privateKey);
}

/** Continues with the key of another process, with which all tokens so far were signed. */
export async function useSigningKey(key: JWK): Promise<void> {
  const { kty = 'RSA', n = '', e = '' } = key;
  const privateKey = await importJWK(key, algorithm, { extractable: true });
  const publicKey = await importJWK({ kty, n, e }, algorithm, { extractable: true });
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) return;
  sharedKeys = keysOf({ privateKey, publicKey });
}

function keys() {
  sharedKeys ??= makeKeys();
  return sharedKeys;
}

/** The claims of a token to issue. */
export interface TokenRequest {
  readonly user: User;
  readonly app: App;
  /** Space-separated scopes. */
  readonly scope: string;
  readonly lifetimeSeconds: number;
  /** The service's own origin, from which `iss` is made. */
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const managementAudience = 'management';

/** The claims of a management token to issue. */
export interface ManagementTokenRequest {
  readonly accessKeyId: string;
  readonly userPoolId: string;
  readonly lifetimeSeconds: number;
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The claims of a valid access token. */
export interface AccessTokenClaims {
  readonly jti: string;
  readonly userId: string;
  readonly appId: string;
  readonly scopes: ReadonlySet<string>;
}

/** Issues, checks and revokes tokens. */
export class Tokens {
  readonly #revoked = new Set<string>();
  /** By `jti`: the user and the app. */
  readonly #issued = new Map<string, { readonly userId: string; readonly appId: string }>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** The public keys for checking a token. */
  async keySet(): Promise<{ keys: readonly object[] }> {
    return { keys: [(await keys()).jwk] };
  }

  /** An RSA public key in PEM. */
  async publicKeyPem(): Promise<string> {
    return (await keys()).pem;
  }

  async issueAccessToken(request: TokenRequest): Promise<{ token: string; jti: string }> {
    const jti = randomUuid(this.#random);
    const issuedAt = Math.floor(request.now / 1000);
    const token = await new SignJWT({ scope: request.scope })
      .setProtectedHeader({ alg: algorithm, kid: keyId, typ: 'JWT' })
      .setJti(jti)
      .setSubject(request.user.userId)
      .setIssuer(`${request.origin}/oidc`)
      .setAudience(request.app.appId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + request.lifetimeSeconds)
      .sign((await keys()).privateKey);
    this.#issued.set(jti, { userId: request.user.userId, appId: request.app.appId });
    return { token, jti };
  }

  /** A token for the management API. It belongs to a user pool, not to a user. */
  async issueManagementToken(request: ManagementTokenRequest): Promise<string> {
    const issuedAt = Math.floor(request.now / 1000);
    return new SignJWT({ scoped_userpool_id: request.userPoolId })
      .setProtectedHeader({ alg: algorithm, kid: keyId, typ: 'JWT' })
      .setJti(randomUuid(this.#random))
      .setSubject(request.accessKeyId)
      .setIssuer(request.origin)
      .setAudience(managementAudience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + request.lifetimeSeconds)
      .sign((await keys()).privateKey);
  }

  /** The user pool that a management token opens, or null. @param now milliseconds since 1970 */
  async checkManagement(token: string, now: number): Promise<string | null> {
    const payload = await this.#verified(token, now);
    const pool = payload?.['scoped_userpool_id'];
    return payload?.aud === managementAudience && typeof pool === 'string' ? pool : null;
  }

  /** A user's tokens for some apps. */
  issuedTo(userId: string, appIds: readonly string[]): readonly string[] {
    return [...this.#issued]
      .filter(([, to]) => to.userId === userId && appIds.includes(to.appId))
      .map(([jti]) => jti);
  }

  /** An id token is signed with the app's secret, the service's default. */
  async issueIdToken(request: TokenRequest): Promise<string> {
    const issuedAt = Math.floor(request.now / 1000);
    return new SignJWT(idClaims(request.user, new Set(request.scope.split(' '))))
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(request.user.userId)
      .setIssuer(`${request.origin}/oidc`)
      .setAudience(request.app.appId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + request.lifetimeSeconds)
      .sign(new TextEncoder().encode(request.app.appSecret));
  }

  issueRefreshToken(): string {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
    return randomText(this.#random, alphabet, 43);
  }

  /**
   * The token's claims, or undefined when it is malformed, from another issuer, expired or revoked.
   *
   * @param now milliseconds since 1970
   * @param revoked whether a revoked token is accepted anyway, as by a service that only checks the date
   */
  async check(
    token: string,
    now: number,
    revoked: 'refused' | 'accepted-until-expiry' = 'refused',
  ): Promise<AccessTokenClaims | undefined> {
    const payload = await this.#verified(token, now);
    if (!payload?.jti || !payload.sub || payload.aud === managementAudience) return undefined;
    if (revoked === 'refused' && this.#revoked.has(payload.jti)) return undefined;
    const { aud, scope } = payload;
    return {
      jti: payload.jti,
      userId: payload.sub,
      appId: typeof aud === 'string' ? aud : '',
      scopes: new Set(typeof scope === 'string' ? scope.split(' ') : []),
    };
  }

  revoke(jti: string): void {
    this.#revoked.add(jti);
  }

  async #verified(token: string, now: number): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtVerify(token, (await keys()).publicKey, {
        algorithms: [algorithm],
        currentDate: new Date(now),
      });
      return payload;
    } catch {
      // The bearer never learns why a token is invalid.
      return undefined;
    }
  }
}

function idClaims(user: User, scopes: ReadonlySet<string>): JWTPayload {
  return {
    ...(scopes.has('profile') && { name: user.name }),
    ...(scopes.has('username') && { username: user.username }),
    ...(scopes.has('email') &&
      user.email && { email: user.email.address, email_verified: user.email.verified }),
    ...(scopes.has('phone') &&
      user.phone && {
        phone_number: `${user.phone.countryCode}${user.phone.number}`,
        phone_number_verified: user.phone.verified,
      }),
  };
}
