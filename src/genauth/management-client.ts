import * as v from 'valibot';
import type { AccessKey } from './access-key';
import { type Answered, accept, without } from './answer';
import type { Endpoint } from './classify';
import type { ClientOptions, Want } from './client';
import { endpointUrl } from './endpoint-url';
import { GenAuthError } from './failure';
import {
  beforeSending,
  type ManagementToken,
  managementToken,
  type TokenShelf,
} from './management-token';
import {
  type Identity,
  identitiesSchema,
  type ManagedUser,
  managedUserSchema,
  type UserPage,
  userPageSchema,
} from './models';
import type { RequestBodies } from './requests';
import { exchange, type TransportPorts, type WireRequest } from './transport';

/** Users per search page: the vendor's maximum. */
export const usersPerPage = 50;

/** How to look up one user exactly. The vendor's own names. */
export type UserIdType = 'user_id' | 'phone' | 'email' | 'username';

/**
 * The part of the Management API v3 that a case needs. Each function sends one request, preceded by a token request if
 * there is no token, and throws a `GenAuthError` like the user's client. If the service rejects the token of a read,
 * the read is repeated once with a new token.
 *
 * @see https://api-explorer.genauth.ai/?tag=tag/user-management
 */
export interface ManagementClient {
  /** @throws GenAuthError with the code `user-not-found` if there is none */
  getUser(userId: string, userIdType: UserIdType, want?: Want): Promise<Answered<ManagedUser>>;
  /** Users who have this in their phone, email, user name, name or nickname. `page` counts from 1. */
  listUsers(keywords: string, page: number): Promise<Answered<UserPage>>;
  getUserIdentities(userId: string): Promise<Answered<readonly Identity[]>>;
  /** The vendor does not say which of the two clears the number, and a 200 proves nothing. */
  clearPhone(userId: string, phone: null | ''): Promise<Answered<null>>;
  /** Ends the user's sessions in the environment's app. */
  kickUser(userId: string): Promise<Answered<null>>;
}

export interface ManagementOptions {
  readonly key: AccessKey;
  readonly appId: string;
  readonly shelf: TokenShelf;
  readonly lang: ClientOptions['lang'];
  readonly ports: TransportPorts & { readonly now: () => number };
}

const nothing = v.unknown();

export function createManagementClient(options: ManagementOptions): ManagementClient {
  const { key, appId, shelf, lang, ports } = options;
  const token = () => managementToken(key, shelf, ports, lang);

  async function send<S extends v.GenericSchema>(
    endpoint: Endpoint,
    { accessToken, userPoolId }: ManagementToken,
    request: Pick<WireRequest, 'method' | 'body'> & { readonly query?: string },
    schema: S,
  ): Promise<Answered<v.InferOutput<S>>> {
    const { method, body, query = '' } = request;
    const answer = await exchange(ports, {
      method,
      url: endpointUrl(key.managementHost, `/api/v3/${endpoint}${query}`),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        authorization: `Bearer ${accessToken}`,
        ...(userPoolId === '' ? {} : { 'x-authing-userpool-id': userPoolId }),
        'x-authing-lang': lang,
      },
      ...(body === undefined ? {} : { body }),
    });
    try {
      return accept(endpoint, answer, schema);
    } catch (error) {
      // The next request starts with a new one.
      if (isAboutTheKey(error)) shelf.drop(key);
      throw error;
    }
  }

  /** A read has no effect, so it may be repeated with a new token. */
  async function read<S extends v.GenericSchema>(
    endpoint: Endpoint,
    request: Parameters<typeof send>[2],
    schema: S,
  ): Promise<Answered<v.InferOutput<S>>> {
    const kept = shelf.get(key);
    const held = await token();
    try {
      return await send(endpoint, held, request, schema);
    } catch (error) {
      if (held !== kept || !isAboutTheKey(error)) throw error;
      return send(endpoint, await token(), request, schema);
    }
  }

  async function change<E extends 'update-user' | 'kick-users'>(
    endpoint: E,
    body: RequestBodies[E],
  ): Promise<Answered<null>> {
    const held = await token().catch((error: unknown) => {
      throw beforeSending(error);
    });
    const request = { method: 'POST', body: JSON.stringify(body) } as const;
    return without(await send(endpoint, held, request, nothing));
  }

  return {
    getUser(userId, userIdType, want = { customData: false }) {
      const asked = new URLSearchParams({
        userId,
        userIdType,
        flatCustomData: 'false',
        withCustomData: String(want.customData),
        withPost: 'false',
        withIdentities: 'true',
        withDepartmentIds: 'false',
      });
      return read('get-user', { method: 'GET', query: `?${asked}` }, managedUserSchema);
    },
    listUsers(keywords, page) {
      const body: RequestBodies['list-users'] = {
        keywords,
        options: { pagination: { page, limit: usersPerPage } },
      };
      return read('list-users', { method: 'POST', body: JSON.stringify(body) }, userPageSchema);
    },
    getUserIdentities(userId) {
      const asked = new URLSearchParams({ userId, userIdType: 'user_id' });
      return read('get-user-identities', { method: 'GET', query: `?${asked}` }, identitiesSchema);
    },
    clearPhone: (userId, phone) =>
      change('update-user', { userId, phone, options: { userIdType: 'user_id' } }),
    kickUser: (userId) =>
      change('kick-users', { userId, appIds: [appId], options: { userIdType: 'user_id' } }),
  };
}

function isAboutTheKey(error: unknown): boolean {
  return error instanceof GenAuthError && error.failure.code === 'access-key';
}
