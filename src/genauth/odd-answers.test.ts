import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClient, type GenAuthClient } from './client';
import { GenAuthError } from './failure';
import { createManagementClient, type ManagementClient } from './management-client';
import { createTokenShelf } from './management-token';

/* Every answer of the service, with every optional member in any shape: the client still returns what was requested. */

const respondWith = (body: unknown) => ({
  fetch: async () => Response.json(body),
  online: async () => true,
  timeout: () => new AbortController().signal,
  now: () => 1_000,
});

const app = {
  appHost: 'https://acme.authing.cn',
  appId: 'app-1',
  appSecret: '',
  authMethod: 'none',
  userPoolId: 'pool-1',
} as const;

const userClient = (body: unknown): GenAuthClient =>
  createClient({ app, lang: 'en-US', ports: respondWith(body) });

/** With a cached token, so the only answer is the call's own. */
function managementClient(body: unknown): ManagementClient {
  const key = {
    managementHost: 'https://api.genauth.ai',
    userPoolId: 'pool-1',
    accessKeyId: 'key-1',
    accessKeySecret: 'secret-1',
  };
  const shelf = createTokenShelf();
  shelf.set(key, { accessToken: 'token-1', userPoolId: 'pool-1', renewAt: Number.MAX_VALUE });
  return createManagementClient({
    key,
    appId: 'app-1',
    shelf,
    lang: 'en-US',
    ports: respondWith(body),
  });
}

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    '',
    '?',
    0,
    -1,
    1e300,
    13812345678,
    [],
    {},
    true,
    'x'.repeat(5_000),
    [null],
  ),
);

const optional = (...names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, odd])), { requiredKeys: [] });

const userParts = optional(
  'status',
  'name',
  'nickname',
  'username',
  'email',
  'emailVerified',
  'phone',
  'phoneCountryCode',
  'lastLogin',
  'customData',
  'passwordLastSetAt',
  'identities',
  'createdAt',
  'gender',
);
const user = userParts.map((parts) => ({ ...parts, userId: 'user-1' }));
const identities = fc.array(
  fc.oneof(odd, optional('extIdpId', 'provider', 'userInfoInIdp', 'type')),
  { maxLength: 5 },
);
const envelopeParts = optional('message', 'apiCode', 'requestId', 'code', 'extra');

/** Each call, its possible answers, and what it must return. */
const calls: readonly (readonly [
  string,
  fc.Arbitrary<unknown>,
  (body: unknown) => Promise<{ readonly value: unknown }>,
  object | null,
])[] = [
  [
    'signin',
    optional('token_type', 'expire_in', 'expires_in', 'id_token', 'scope').map((parts) => ({
      ...parts,
      access_token: 'token-1',
    })),
    (body) => userClient(body).signin({ way: 'password', account: 'a', password: 'b' }),
    { accessToken: 'token-1' },
  ],
  [
    'send-sms',
    odd,
    (body) => userClient(body).sendSms({ phoneNumber: '13812345678' }, 'CHANNEL_LOGIN'),
    null,
  ],
  ['send-email', odd, (body) => userClient(body).sendEmail('a@b.cn', 'CHANNEL_LOGIN'), null],
  ['get-profile', user, (body) => userClient(body).getProfile('t'), { userId: 'user-1' }],
  ['get-identities', identities, (body) => userClient(body).getIdentities('t'), []],
  [
    'get-security-info',
    optional('emailBinded', 'phoneBinded', 'securityScore', 'mfaEnrolled').map((parts) => ({
      ...parts,
      passwordSet: true,
    })),
    (body) => userClient(body).getSecurityInfo('t'),
    { passwordSet: true },
  ],
  ['unbind-phone', odd, (body) => userClient(body).unbindPhone('t', '1234'), null],
  ['revocation', odd, (body) => userClient(body).revokeToken('t'), null],
  [
    'get-user',
    user,
    (body) => managementClient(body).getUser('user-1', 'user_id'),
    { userId: 'user-1' },
  ],
  [
    'list-users',
    fc
      .tuple(user, fc.array(odd, { maxLength: 3 }))
      .map(([found, others]) => ({ totalCount: 70, list: [...others, found] })),
    (body) => managementClient(body).listUsers('a', 1),
    { totalCount: 70 },
  ],
  ['get-user-identities', identities, (body) => managementClient(body).getUserIdentities('u'), []],
  ['update-user', odd, (body) => managementClient(body).clearPhone('u', null), null],
  ['kick-users', odd, (body) => managementClient(body).kickUser('u'), null],
];

describe('odd values that are not needed do not break', () => {
  it.each(calls)('%s', async (_, data, call, needed) => {
    await fc.assert(
      fc.asyncProperty(data, envelopeParts, async (answered, parts) => {
        const { value } = await call({ ...parts, statusCode: 200, data: answered });
        if (needed === null) expect(value).toBeNull();
        else if (Array.isArray(needed)) expect(Array.isArray(value)).toBe(true);
        else expect(value).toMatchObject(needed);
      }),
      { numRuns: 300 },
    );
  });

  it('a refusal, which keeps its code', async () => {
    await fc.assert(
      fc.asyncProperty(envelopeParts, odd, async (parts, data) => {
        const { apiCode: _, code: __, message: ___, ...others } = parts;
        const call = userClient({ ...others, statusCode: 429, data }).unbindPhone('t', '1234');
        await expect(call).rejects.toMatchObject({ failure: { code: 'throttled' } });
      }),
    );
  });
});

describe('reading a user', () => {
  const read = async (parts: object) =>
    (
      await managementClient({
        statusCode: 200,
        data: { userId: 'user-1', ...parts },
      }).getUser('user-1', 'user_id')
    ).value;

  it('does not read an unreadable number as none', async () => {
    await fc.assert(
      fc.asyncProperty(odd, async (phone) => {
        const none = phone === null || phone === '';
        expect((await read({ phone })).phone === null).toBe(none);
      }),
    );
    expect(await read({ phone: 13812345678, phoneCountryCode: 86 })).toMatchObject({
      phone: '13812345678',
      phoneCountryCode: '86',
    });
  });

  it('keeps bindings without an id or name, any number of them', async () => {
    const { identities: few } = await read({
      identities: [{ extIdpId: null, provider: 'wechat' }, { extIdpId: 'idp-1' }, null, 'x'],
    });
    expect(few).toEqual([
      { extIdpId: 'wechat', provider: 'wechat' },
      { extIdpId: 'idp-1', provider: '?' },
    ]);
    const row = { extIdpId: 'idp-1', provider: 'github' };
    const many = await read({ identities: Array.from({ length: 900 }, () => row) });
    expect(many.identities?.[0]).toEqual(row);
  });

  it.each([['text'], [7], [[]], [[{ key: 'vip', value: true }]], [true]])(
    'reads custom data that is %j as not shown',
    async (customData: unknown) => {
      expect((await read({ customData })).customData).toBeNull();
    },
  );
});

describe('the envelope of an answer', () => {
  const failed = async (body: unknown) => {
    const error = await userClient(body)
      .unbindPhone('t', '1234')
      .catch((caught: unknown) => caught);
    return error instanceof GenAuthError ? error.failure : null;
  };

  it.each([{ apiCode: '' }, { apiCode: 'E1' }, { requestId: 7 }, { message: ['a'] }, { code: {} }])(
    'is read by its statusCode alone, even with %j',
    async (parts) => {
      expect(await failed({ statusCode: 200, ...parts })).toBeNull();
      expect(await failed({ statusCode: 499, apiCode: 2001, ...parts })).toMatchObject({
        delivery: 'answered',
        statusCode: 499,
      });
    },
  );

  it('keeps a request id that is a number', async () => {
    expect(await failed({ statusCode: 400, requestId: 7 })).toMatchObject({ requestId: '7' });
  });

  it.each([{ code: 2020, message: '未登录' }, { statusCode: 2020 }])(
    'is about the token if the apiCode is its only code: %j',
    async (body) => {
      expect(await failed(body)).toMatchObject({ code: 'token-invalid', apiCode: 2020 });
      const call = managementClient(body).kickUser('u');
      await expect(call).rejects.toMatchObject({ failure: { code: 'access-key' } });
    },
  );

  it('is a refusal if its data says that nothing was done', async () => {
    const body = { statusCode: 200, requestId: 'r1', data: { success: false } };
    const call = managementClient(body).kickUser('u');
    await expect(call).rejects.toMatchObject({
      failure: { delivery: 'answered', code: 'sessions-refused', requestId: 'r1' },
    });
    expect(await failed(body)).toMatchObject({ delivery: 'answered', code: 'unbind-refused' });
  });
});
