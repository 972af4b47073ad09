import type * as v from 'valibot';
import { jwtClaims } from '../primitives/jwt-claims';
import type { AccessKey } from './access-key';
import { type Answered, accept } from './answer';
import { endpointUrl } from './endpoint-url';
import { GenAuthError } from './failure';
import { managementTokenSchema } from './models';
import type { RequestBodies } from './requests';
import { exchange, type TransportPorts } from './transport';

export interface ManagementToken {
  readonly accessToken: string;
  readonly userPoolId: string;
  /** When to fetch a new one, in milliseconds since the epoch. */
  readonly renewAt: number;
}

/** Where tokens are kept for the next use: only in memory. */
export interface TokenShelf {
  get(key: AccessKey): ManagementToken | null;
  set(key: AccessKey, token: ManagementToken): void;
  drop(key: AccessKey): void;
  clear(): void;
}

/** The default lifetime, in seconds. @see `GetManagementTokenRespDto` */
const usualLife = 7_200;

/** A token is not used in its last minute, since a request takes a while. Milliseconds. */
const margin = 60_000;

/** Tokens in this process's memory: they are gone when the process ends or the vault locks. */
export function createTokenShelf(): TokenShelf {
  const tokens = new Map<string, ManagementToken>();
  // The name includes the secret: another secret is another key, whatever its id.
  const nameOf = ({ managementHost, userPoolId, accessKeyId, accessKeySecret }: AccessKey) =>
    JSON.stringify([managementHost, userPoolId, accessKeyId, accessKeySecret]);
  return {
    get: (key) => tokens.get(nameOf(key)) ?? null,
    set: (key, token) => void tokens.set(nameOf(key), token),
    drop: (key) => void tokens.delete(nameOf(key)),
    clear: () => tokens.clear(),
  };
}

/**
 * The token to use now: the cached one, or a new one from `get-management-token`.
 * @throws GenAuthError with the code `access-key` if the service rejects the key
 * @see https://api-explorer.genauth.ai/?tag=tag/management-access-token
 */
export async function managementToken(
  key: AccessKey,
  shelf: TokenShelf,
  ports: TransportPorts & { readonly now: () => number },
  lang: string,
): Promise<ManagementToken> {
  const kept = shelf.get(key);
  if (kept !== null && ports.now() < kept.renewAt) return kept;
  const { value } = await request(key, ports, lang);
  const life = value.expires_in ?? value.expire_in ?? usualLife;
  const token: ManagementToken = {
    accessToken: value.access_token,
    userPoolId: key.userPoolId === '' ? scopedUserPool(value.access_token) : key.userPoolId,
    renewAt: ports.now() + life * 1000 - margin,
  };
  shelf.set(key, token);
  return token;
}

async function request(
  { managementHost, userPoolId, accessKeyId, accessKeySecret }: AccessKey,
  ports: TransportPorts,
  lang: string,
): Promise<Answered<v.InferOutput<typeof managementTokenSchema>>> {
  const body: RequestBodies['get-management-token'] = { accessKeyId, accessKeySecret };
  const answer = await exchange(ports, {
    method: 'POST',
    url: endpointUrl(managementHost, '/api/v3/get-management-token'),
    headers: {
      'content-type': 'application/json',
      'x-authing-lang': lang,
      ...(userPoolId === '' ? {} : { 'x-authing-userpool-id': userPoolId }),
    },
    body: JSON.stringify(body),
  });
  return accept('get-management-token', answer, managementTokenSchema);
}

/** The user pool of a token, or '' if it names none. The service verifies the token; this only reads it. */
export function scopedUserPool(accessToken: string): string {
  const id = jwtClaims(accessToken)?.['scoped_userpool_id'];
  return typeof id === 'string' && /^[\x21-\x7e]{1,128}$/.test(id) ? id : '';
}

/** No token was obtained, so the request that needed it was not sent. */
export function beforeSending(error: unknown): unknown {
  if (!(error instanceof GenAuthError)) return error;
  return new GenAuthError({ ...error.failure, delivery: 'not-sent' }, { cause: error });
}
