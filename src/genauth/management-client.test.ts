import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessKey } from './access-key';
import { GenAuthError } from './failure';
import { createManagementClient, type ManagementClient } from './management-client';
import { createTokenShelf } from './management-token';

const key: AccessKey = {
  managementHost: 'https://api.genauth.ai',
  userPoolId: 'pool-1',
  accessKeyId: 'key-1',
  accessKeySecret: 'key-secret-1',
};

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

let sent: Sent[] = [];
beforeEach(() => {
  sent = [];
});

const enveloped = (data: unknown, more: object = {}) =>
  Response.json({ statusCode: 200, message: 'ok', requestId: 'request-1', data, ...more });
const notLoggedIn = () =>
  Response.json({ statusCode: 401, apiCode: 2020, message: '未登录', requestId: 'request-9' });
const refusal = (statusCode: number) => Response.json({ statusCode, message: 'no' });

const user = { userId: 'user-1', name: 'Alice', phone: '13812345678', phoneCountryCode: '+86' };

/** A service that issues the tokens `token-1`, `token-2` and so on; the test gives its other answers. */
function client(
  respond: (endpoint: string) => Response | Promise<Response>,
  changes: Partial<AccessKey> = {},
  { online = true, issue = (token: string) => enveloped({ access_token: token }) } = {},
): ManagementClient {
  let issued = 0;
  return createManagementClient({
    key: { ...key, ...changes },
    appId: 'app-1',
    shelf: createTokenShelf(),
    lang: 'en-US',
    ports: {
      fetch: async (url, init) => {
        sent.push({ url, init });
        const endpoint = endpointOf(url);
        if (endpoint !== 'get-management-token') return respond(endpoint);
        issued += 1;
        return issue(`token-${issued}`);
      },
      online: async () => online,
      timeout: () => new AbortController().signal,
      now: () => 1_000,
    },
  });
}

const endpointOf = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';
const asked = () => sent.map(({ url }) => endpointOf(url));
const last = () => sent.at(-1);
const body = (): unknown => JSON.parse(String(last()?.init.body));
const headers = (index = -1) => new Headers(sent.at(index)?.init.headers);
const authorizations = () => sent.map((_, index) => headers(index).get('authorization'));

async function errorOf(call: Promise<unknown>): Promise<GenAuthError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GenAuthError)) throw new Error('Expected a GenAuthError.');
  return error;
}
const failureOf = async (call: Promise<unknown>) => (await errorOf(call)).failure;

/** Every request. */
const reads: readonly [string, unknown, (api: ManagementClient) => Promise<unknown>][] = [
  ['get-user', user, (api) => api.getUser('user-1', 'user_id')],
  ['list-users', { totalCount: 0, list: [] }, (api) => api.listUsers('alice', 1)],
  ['get-user-identities', [], (api) => api.getUserIdentities('user-1')],
];
const effects: readonly [string, unknown, (api: ManagementClient) => Promise<unknown>][] = [
  ['update-user', user, (api) => api.clearPhone('user-1', null)],
  ['kick-users', { success: true }, (api) => api.kickUser('user-1')],
];
const all = [...reads, ...effects];

describe('what is sent', () => {
  it('looks up one user exactly, together with the ways to sign in', async () => {
    await client(() => enveloped(user)).getUser('a+b@example.com', 'email');
    expect(last()?.url).toBe(
      'https://api.genauth.ai/api/v3/get-user?userId=a%2Bb%40example.com&userIdType=email' +
        '&flatCustomData=false&withCustomData=false&withPost=false&withIdentities=true&withDepartmentIds=false',
    );
    expect(last()?.init.method).toBe('GET');
    expect(last()?.init.body).toBeUndefined();
    expect(headers().has('content-type')).toBe(false);
  });

  it.each(['user_id', 'phone', 'email', 'username'] as const)(
    'names a user by %s, with custom data if wanted',
    async (by) => {
      await client(() => enveloped(user)).getUser('x', by, { customData: true });
      const asked = Object.fromEntries(new URL(last()?.url ?? '').searchParams);
      expect(asked).toMatchObject({ userId: 'x', userIdType: by, withCustomData: 'true' });
    },
  );

  it('searches by keywords, in the largest pages the vendor allows', async () => {
    await client(() => enveloped({ totalCount: 0, list: [] })).listUsers('alice', 3);
    expect(last()?.url).toBe('https://api.genauth.ai/api/v3/list-users');
    expect(last()?.init.method).toBe('POST');
    expect(body()).toEqual({ keywords: 'alice', options: { pagination: { page: 3, limit: 50 } } });
  });

  it('reads the bindings of a user by id', async () => {
    await client(() => enveloped([])).getUserIdentities('user-1');
    expect(last()?.url).toBe(
      'https://api.genauth.ai/api/v3/get-user-identities?userId=user-1&userIdType=user_id',
    );
    expect(last()?.init.method).toBe('GET');
  });

  it.each([null, ''] as const)(
    'clears a phone with %j, and changes nothing else',
    async (phone) => {
      await client(() => enveloped(user)).clearPhone('user-1', phone);
      expect(last()?.url).toBe('https://api.genauth.ai/api/v3/update-user');
      expect(last()?.init.method).toBe('POST');
      expect(body()).toEqual({ userId: 'user-1', phone, options: { userIdType: 'user_id' } });
    },
  );

  it('ends a user’s sessions in one application', async () => {
    await client(() => enveloped({ success: true })).kickUser('user-1');
    expect(last()?.url).toBe('https://api.genauth.ai/api/v3/kick-users');
    expect(last()?.init.method).toBe('POST');
    expect(body()).toEqual({
      userId: 'user-1',
      appIds: ['app-1'],
      options: { userIdType: 'user_id' },
    });
  });

  it.each(all)('%s carries the token, the user pool and no cookie', async (_, data, call) => {
    await call(client(() => enveloped(data)));
    expect(headers().get('authorization')).toBe('Bearer token-1');
    expect(headers().get('x-authing-userpool-id')).toBe('pool-1');
    expect(headers().get('x-authing-lang')).toBe('en-US');
    expect(headers().has('x-authing-app-id')).toBe(false);
    expect(last()?.init).toMatchObject({
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    });
  });

  it('takes an unknown user pool from the token', async () => {
    const claims = btoa(JSON.stringify({ scoped_userpool_id: 'pool-of-the-token' }));
    const issue = () => enveloped({ access_token: `head.${claims}.signature` });
    await client(() => enveloped(user), { userPoolId: '' }, { issue }).clearPhone('user-1', null);
    expect(headers(0).has('x-authing-userpool-id')).toBe(false);
    expect(headers(1).get('x-authing-userpool-id')).toBe('pool-of-the-token');
  });

  it('keeps a path of the host', async () => {
    const managementHost = 'https://gateway.example/authing';
    await client(() => enveloped(user), { managementHost }).clearPhone('user-1', null);
    expect(sent.map(({ url }) => url)).toEqual([
      'https://gateway.example/authing/api/v3/get-management-token',
      'https://gateway.example/authing/api/v3/update-user',
    ]);
  });
});

describe('a token that the service rejects', () => {
  it.each(reads)('is renewed once, and %s repeated once', async (endpoint, data, call) => {
    const replies = [enveloped(data), notLoggedIn(), enveloped(data)];
    const api = client(() => replies.shift() ?? refusal(500));
    await call(api);
    await expect(call(api)).resolves.toMatchObject({ requestId: 'request-1' });
    expect(asked()).toEqual([
      ...['get-management-token', endpoint, endpoint],
      ...['get-management-token', endpoint],
    ]);
    expect(authorizations().filter((each) => each !== null)).toEqual([
      ...['Bearer token-1', 'Bearer token-1', 'Bearer token-2'],
    ]);
  });

  it.each(reads)('is not renewed a second time by %s', async (endpoint, data, call) => {
    const replies = [enveloped(data)];
    const api = client(() => replies.shift() ?? notLoggedIn());
    await call(api);
    sent = [];
    expect(await failureOf(call(api))).toMatchObject({ delivery: 'answered', code: 'access-key' });
    expect(asked()).toEqual([endpoint, 'get-management-token', endpoint]);
  });

  it('is not renewed if it was new', async () => {
    const call = client(notLoggedIn).getUser('user-1', 'user_id');
    expect(await failureOf(call)).toMatchObject({ code: 'access-key', requestId: 'request-9' });
    expect(asked()).toEqual(['get-management-token', 'get-user']);
  });

  it.each(effects)('never sends %s twice', async (endpoint, data, call) => {
    const replies = [enveloped(data), notLoggedIn(), enveloped(data)];
    const api = client(() => replies.shift() ?? refusal(500));
    await call(api);
    sent = [];
    expect(await failureOf(call(api))).toMatchObject({ delivery: 'answered', code: 'access-key' });
    expect(asked()).toEqual([endpoint]);
    // The agent's next click starts with a new one.
    await call(api);
    expect(asked()).toEqual([endpoint, 'get-management-token', endpoint]);
    expect(headers().get('authorization')).toBe('Bearer token-2');
  });
});

describe('when no token can be obtained', () => {
  const broken = () => {
    throw new TypeError('Failed to fetch');
  };
  const noToken: readonly [string, () => Response, string][] = [
    ['is refused', () => refusal(403), 'access-key'],
    ['got no answer', broken, 'no-answer'],
    ['got an unreadable answer', () => new Response('<html>'), 'unreadable-answer'],
    ['is none', () => enveloped({}), 'unreadable-answer'],
    ['would split a header', () => enveloped({ access_token: 'a\nb' }), 'unreadable-answer'],
  ];

  it.each(noToken)('sends no effect: it %s', async (_, issue, code) => {
    for (const [, , call] of effects) {
      const api = client(() => enveloped(user), {}, { issue });
      expect(await failureOf(call(api))).toMatchObject({ delivery: 'not-sent', code });
    }
    expect(new Set(asked())).toEqual(new Set(['get-management-token']));
  });

  it('sends nothing at all while offline', async () => {
    for (const [, , call] of all) {
      const api = client(() => enveloped(user), {}, { online: false });
      expect(await failureOf(call(api))).toMatchObject({ delivery: 'not-sent', code: 'offline' });
    }
    expect(sent).toEqual([]);
  });
});

describe('reading answers', () => {
  it('reports maybe-sent for an effect whose connection failed', async () => {
    for (const [endpoint, , call] of effects) {
      const api = client(() => {
        throw new TypeError('Failed to fetch');
      });
      expect(await failureOf(call(api))).toMatchObject({
        delivery: 'maybe-sent',
        code: 'no-answer',
      });
      expect(asked().filter((each) => each === endpoint)).toHaveLength(1);
    }
  });

  it.each(['absent', 'null', 'empty'])('reads a phone that is %s as no phone', async (how) => {
    const phone = how === 'absent' ? {} : { phone: how === 'null' ? null : '' };
    const api = client(() => enveloped({ userId: 'user-1', ...phone }));
    expect((await api.getUser('user-1', 'user_id')).value.phone).toBeNull();
  });

  it('does not read absent identities as none', async () => {
    const read = async (data: object) =>
      (await client(() => enveloped(data)).getUser('user-1', 'user_id')).value.identities;
    expect(await read(user)).toBeNull();
    expect(await read({ ...user, identities: [] })).toEqual([]);
  });

  it('rejects a page without a count, or with too many users', async () => {
    const crowd = Array.from({ length: 51 }, (_, index) => ({ userId: `user-${index}` }));
    for (const data of [
      { list: [] },
      { totalCount: -1, list: [] },
      { totalCount: 51, list: crowd },
    ])
      expect(await failureOf(client(() => enveloped(data)).listUsers('a', 1))).toMatchObject({
        code: 'unreadable-answer',
      });
  });

  it('keeps neither the secret nor the token in an error', async () => {
    const echo = `key-secret-1 token-1 ${'e'.repeat(40)} 13812345678`;
    const said = { statusCode: 400, message: `no: ${'s'.repeat(40)} 13812345678` };
    for (const respond of [() => Response.json(said), () => new Response(echo)]) {
      for (const [, , call] of all) {
        const error = await errorOf(call(client(respond)));
        const shown = `${error.message} ${JSON.stringify(error.failure)}`;
        for (const secret of ['key-secret-1', 'token-1', 's'.repeat(32), '13812345678']) {
          expect(shown).not.toContain(secret);
        }
      }
    }
  });
});
