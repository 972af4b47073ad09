import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { App } from '../seeds/apps';
import { type Random, randomText, randomUuid } from './random';
import type { User } from './user';

const algorithm = 'RS256';
const keyId = 'sandbox-1';

/** One key for all sandboxes of a process: making an RSA key takes a tenth of a second. */
let sharedKeys: ReturnType<typeof makeKeys> | undefined;

async function makeKeys() {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, alg: algorithm, use: 'sig' };
  return { privateKey, publicKey, jwk, pem: await exportSPKI(publicKey) };
}

function keys() {
  sharedKeys ??= makeKeys();
  return sharedKeys;
}

/** What a token is to say. */
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

/** What a good access token says. */
export interface AccessTokenClaims {
  readonly jti: string;
  readonly userId: string;
  readonly appId: string;
  readonly scopes: ReadonlySet<string>;
}

/** Issues, checks and revokes tokens. */
export class Tokens {
  readonly #revoked = new Set<string>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** The keys by which anyone may check a token. */
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
    return { token, jti };
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
   * What the token says, or undefined when it is malformed, not of this service's making, past its time or revoked.
   *
   * @param now milliseconds since 1970
   * @param revoked whether one that was revoked is taken all the same, as by a service that only looks at the date
   */
  async check(
    token: string,
    now: number,
    revoked: 'refused' | 'accepted-until-expiry' = 'refused',
  ): Promise<AccessTokenClaims | undefined> {
    const payload = await this.#verified(token, now);
    if (!payload?.jti || !payload.sub) return undefined;
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
      // Why a token is no good is never told to its bearer.
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
