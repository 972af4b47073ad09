import { describe, expect, it } from 'vitest';
import type { AccessKey } from './access-key';
import { GenAuthError } from './failure';
import { createManagementClient } from './management-client';
import { createTokenShelf, managementToken } from './management-token';

const key: AccessKey = {
  managementHost: 'https://api.genauth.ai',
  userPoolId: 'pool-1',
  accessKeyId: 'key-1',
  accessKeySecret: 'key-secret-1',
};

const enveloped = (data: unknown) => Response.json({ statusCode: 200, message: 'ok', data });

/** A service that issues numbered tokens, and a clock that the test moves. */
function office(
  answer: (token: string) => Response = (token) => enveloped({ access_token: token }),
) {
  const shelf = createTokenShelf();
  const sent: { url: string; init: RequestInit }[] = [];
  const clock = { now: 1_000_000 };
  const ports = {
    fetch: async (url: string, init: RequestInit) => {
      sent.push({ url, init });
      return answer(`token-${sent.length}`);
    },
    online: async () => true,
    timeout: () => new AbortController().signal,
    now: () => clock.now,
  };
  const token = (changes: Partial<AccessKey> = {}) =>
    managementToken({ ...key, ...changes }, shelf, ports, 'en-US');
  const api = createManagementClient({ key, appId: 'app-1', shelf, lang: 'en-US', ports });
  return { shelf, sent, clock, token, api };
}

async function errorOf(call: Promise<unknown>): Promise<GenAuthError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GenAuthError)) throw new Error('Expected a GenAuthError.');
  return error;
}

/** A token in the service's format with these claims. */
function jwt(claims: unknown): string {
  const text = String.fromCharCode(...new TextEncoder().encode(JSON.stringify(claims)));
  const base64url = btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `head.${base64url}.signature`;
}

describe('asking for a management token', () => {
  it('sends the access key in the body and nowhere else', async () => {
    const { token, sent } = office();
    await token();
    const [request] = sent;
    expect(request?.url).toBe('https://api.genauth.ai/api/v3/get-management-token');
    expect(request?.init.method).toBe('POST');
    expect(JSON.parse(String(request?.init.body))).toEqual({
      accessKeyId: 'key-1',
      accessKeySecret: 'key-secret-1',
    });
    expect(Object.fromEntries(new Headers(request?.init.headers))).toEqual({
      'content-type': 'application/json',
      'x-authing-lang': 'en-US',
      'x-authing-userpool-id': 'pool-1',
    });
  });

  it.each([403, 400, 401, 404, 499])('reads %d as a rejected key', async (statusCode) => {
    const { token } = office(() => Response.json({ statusCode, message: 'no' }));
    expect((await errorOf(token())).failure).toMatchObject({
      delivery: 'answered',
      code: 'access-key',
    });
  });

  it('keeps nothing of the key in an error', async () => {
    const message = `wrong key ${'key-secret-1'.repeat(4)}`;
    const { token } = office(() => Response.json({ statusCode: 403, message }));
    const error = await errorOf(token());
    expect(`${error.message} ${JSON.stringify(error.failure)}`).not.toContain('key-secret-1');
  });

  it('puts nothing on the shelf for an answer without a token', async () => {
    const answers = [enveloped({ access_token: '' }), enveloped({ access_token: 'token-2' })];
    const { token } = office(() => answers.shift() ?? new Response(''));
    expect((await errorOf(token())).failure.code).toBe('unreadable-answer');
    expect((await token()).accessToken).toBe('token-2');
  });
});

describe('a management token', () => {
  it.each([
    ['expires_in', { expires_in: 3_600 }, 3_600],
    ['expire_in', { expire_in: 1_800 }, 1_800],
    ['nothing, which means two hours', {}, 7_200],
    ['null, which means two hours', { expires_in: null }, 7_200],
  ])('is kept until a minute before its expiry, given by %s', async (_, more, seconds) => {
    const { token, clock, sent } = office((access_token) => enveloped({ access_token, ...more }));
    await token();
    clock.now += (seconds - 60) * 1000 - 1;
    expect((await token()).accessToken).toBe('token-1');
    expect(sent).toHaveLength(1);
    clock.now += 1;
    expect((await token()).accessToken).toBe('token-2');
    expect(sent).toHaveLength(2);
  });

  it.each([
    { managementHost: 'https://other.example' },
    { userPoolId: 'pool-2' },
    { accessKeyId: 'key-2' },
    { accessKeySecret: 'key-secret-2' },
  ])('is never used for another key: %j', async (changes) => {
    const { token } = office();
    await token();
    expect((await token(changes)).accessToken).toBe('token-2');
    expect((await token()).accessToken).toBe('token-1');
  });

  it('is fetched again once dropped, and all are dropped when the vault locks', async () => {
    const { token, shelf } = office();
    await token();
    await token({ accessKeyId: 'key-2' });
    shelf.drop(key);
    expect((await token({ accessKeyId: 'key-2' })).accessToken).toBe('token-2');
    expect((await token()).accessToken).toBe('token-3');
    shelf.clear();
    expect(shelf.get(key)).toBeNull();
    expect((await token({ accessKeyId: 'key-2' })).accessToken).toBe('token-4');
  });
});

describe('a management token that has expired', () => {
  const refusal = () => Response.json({ statusCode: 401, apiCode: 2020, message: 'no' });

  it('is replaced before a read, and the new one is not replaced again', async () => {
    const answers = [
      enveloped({ access_token: 'token-1' }),
      enveloped({ access_token: 'token-2' }),
    ];
    const { api, token, clock, sent } = office(() => answers.shift() ?? refusal());
    await token();
    clock.now += 7_200_000;
    const call = api.getUser('user-1', 'user_id');
    expect((await errorOf(call)).failure.code).toBe('access-key');
    expect(sent.map(({ url }) => new URL(url).pathname.split('/').at(-1))).toEqual([
      'get-management-token',
      'get-management-token',
      'get-user',
    ]);
  });

  it('tries a rejected key once, not twice', async () => {
    const answers = [enveloped({ access_token: 'token-1' })];
    const { api, token, clock, sent } = office(() => answers.shift() ?? refusal());
    await token();
    clock.now += 7_200_000;
    await errorOf(api.getUser('user-1', 'user_id'));
    expect(sent).toHaveLength(2);
  });
});

describe('the user pool', () => {
  const poolOf = async (access_token: string, userPoolId = '') =>
    (await office(() => enveloped({ access_token })).token({ userPoolId })).userPoolId;

  it('is the key’s own', async () => {
    expect(await poolOf(jwt({ scoped_userpool_id: 'pool-2' }), 'pool-1')).toBe('pool-1');
  });

  it('comes from the token if the key has none', async () => {
    expect(await poolOf(jwt({ scoped_userpool_id: 'pool-2' }))).toBe('pool-2');
    // Claims whose base64 contains characters that base64url writes differently.
    expect(await poolOf(jwt({ name: '??>>~~ÿÿ', scoped_userpool_id: 'pool-3' }))).toBe('pool-3');
  });

  it.each([
    ['no token with claims', 'opaque'],
    ['no JSON', `head.${btoa('no JSON')}.signature`],
    ['no object', jwt('text')],
    ['null', jwt(null)],
    ['no pool', jwt({ sub: 'x' })],
    ['a pool that is no text', jwt({ scoped_userpool_id: 7 })],
    ['a pool that would split a header', jwt({ scoped_userpool_id: 'a\r\nb: c' })],
    ['a pool too long to be one', jwt({ scoped_userpool_id: 'x'.repeat(129) })],
  ])('stays unknown for %s', async (_, token) => {
    expect(await poolOf(token)).toBe('');
  });
});
