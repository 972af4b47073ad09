import { beforeEach, describe, expect, it } from 'vitest';
import type { AppCredentials } from './app-credentials';
import { createClient, type GenAuthClient } from './client';
import { GenAuthError } from './failure';

const app: AppCredentials = {
  appHost: 'https://acme.authing.cn',
  appId: 'app-1',
  appSecret: 'secret-1',
  authMethod: 'client_secret_post',
  userPoolId: 'pool-1',
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

function client(
  respond: () => Response | Promise<Response>,
  changes: Partial<AppCredentials> = {},
  { online = true, timeout = new AbortController().signal } = {},
): GenAuthClient {
  return createClient({
    app: { ...app, ...changes },
    lang: 'en-US',
    ports: {
      fetch: async (url, init) => {
        sent.push({ url, init });
        return respond();
      },
      online: async () => online,
      timeout: () => timeout,
    },
  });
}

const body = (index = 0): unknown => JSON.parse(String(sent[index]?.init.body));
const headers = (index = 0) => new Headers(sent[index]?.init.headers);

async function failureOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GenAuthError)) throw new Error('Expected a GenAuthError.');
  return error.failure;
}

const token = { access_token: 'token-1', token_type: 'Bearer', expire_in: 7200 };

describe('what is sent', () => {
  it('never includes cookies, follows redirects or uses a cache', async () => {
    await client(() => enveloped(undefined)).unbindPhone('token-1', '123456');
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    });
  });

  it('unbinds with the code alone, as the user whose token it is', async () => {
    await client(() => enveloped(undefined)).unbindPhone('token-1', '123456');
    expect(sent[0]?.url).toBe('https://acme.authing.cn/api/v3/unbind-phone');
    expect(body()).toEqual({ passCode: '123456' });
    expect(headers().get('authorization')).toBe('Bearer token-1');
    expect(headers().get('x-authing-app-id')).toBe('app-1');
    expect(headers().get('x-authing-userpool-id')).toBe('pool-1');
    expect(headers().get('x-authing-lang')).toBe('en-US');
  });

  it('omits an unknown user pool', async () => {
    await client(() => enveloped(undefined), { userPoolId: '' }).unbindPhone('token-1', '123456');
    expect(headers().has('x-authing-userpool-id')).toBe(false);
  });

  it('sends an SMS code to national digits and a separate country code, with no token', async () => {
    const phone = { phoneNumber: '13812345678', phoneCountryCode: '+86' };
    await client(() => enveloped(undefined)).sendSms(phone, 'CHANNEL_UNBIND_PHONE');
    expect(body()).toEqual({ ...phone, channel: 'CHANNEL_UNBIND_PHONE' });
    expect(headers().has('authorization')).toBe(false);
  });

  it('keeps a path of the host', async () => {
    const appHost = 'https://gateway.example/authing';
    await client(() => enveloped({ userId: 'user-1' }), { appHost }).getProfile('token-1');
    expect(sent[0]?.url).toBe(
      'https://gateway.example/authing/api/v3/get-profile?withCustomData=false&withIdentities=false&withDepartmentIds=false',
    );
  });

  it('asks for the custom data scope if wanted', async () => {
    const credential = { way: 'email', email: 'a@b.cn', passCode: '1234' } as const;
    await client(() => enveloped(token)).signin(credential, { customData: true });
    expect(body()).toMatchObject({
      options: { scope: 'openid profile username email phone extended_fields' },
    });
  });

  it('asks for the phone scope, and never for a new account', async () => {
    const credential = { way: 'password', account: 'alice', password: 'correct horse' } as const;
    await client(() => enveloped(token)).signin(credential);
    expect(body()).toEqual({
      connection: 'PASSWORD',
      passwordPayload: { account: 'alice', password: 'correct horse' },
      options: { scope: 'openid profile username email phone', autoRegister: false },
      client_id: 'app-1',
      client_secret: 'secret-1',
    });
  });

  it('sends the secret by the application’s auth method', async () => {
    const credential = { way: 'email', email: 'a@example.com', passCode: '123456' } as const;
    await client(() => enveloped(token), { authMethod: 'client_secret_basic' }).signin(credential);
    expect(headers(0).get('authorization')).toBe(`Basic ${btoa('app-1:secret-1')}`);
    expect(body(0)).not.toHaveProperty('client_secret');
    await client(() => enveloped(token), { authMethod: 'none' }).signin(credential);
    expect(headers(1).has('authorization')).toBe(false);
    expect(body(1)).not.toHaveProperty('client_secret');
  });

  it.each([
    ['client_secret_post', 'token=t%2B1&client_id=app-1&client_secret=secret-1', null],
    ['client_secret_basic', 'token=t%2B1', `Basic ${btoa('app-1:secret-1')}`],
    ['none', 'token=t%2B1&client_id=app-1', null],
  ] as const)('revokes a token by %s', async (authMethod, form, authorization) => {
    await client(() => new Response(''), { authMethod }).revokeToken('t+1');
    expect(sent[0]?.init.body).toBe(form);
    expect(headers().get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(headers().get('authorization')).toBe(authorization);
  });
});

describe('reading answers', () => {
  it('accepts the token of an answer that says 200', async () => {
    const credential = { way: 'password', account: 'alice', password: 'x' } as const;
    const answer = await client(() => enveloped(token)).signin(credential);
    expect(answer).toEqual({ value: { accessToken: 'token-1' }, requestId: 'request-1' });
  });

  it('accepts the long token of an environment with many claims', async () => {
    const long = { ...token, access_token: 'e'.repeat(10_000) };
    const credential = { way: 'password', account: 'alice', password: 'x' } as const;
    const answer = await client(() => enveloped(long)).signin(credential);
    expect(answer.value.accessToken).toHaveLength(10_000);
  });

  it('rejects an HTTP 200 whose envelope says otherwise', async () => {
    const refused = { statusCode: 499, message: 'no', apiCode: 2001, requestId: 'request-9' };
    const call = client(() => Response.json(refused)).unbindPhone('token-1', '123456');
    expect(await failureOf(call)).toEqual({
      delivery: 'answered',
      code: 'wrong-code',
      statusCode: 499,
      apiCode: 2001,
      message: 'no',
      requestId: 'request-9',
    });
  });

  it('reads codes sent as text, and a code in place of a status code', async () => {
    const text = Response.json({ statusCode: '403', apiCode: '2333', message: 'no' });
    expect(
      await failureOf(client(() => text).sendSms({ phoneNumber: '1' }, 'CHANNEL_LOGIN')),
    ).toMatchObject({ statusCode: 403, apiCode: 2333, code: 'wrong-password' });
    const legacy = Response.json({ code: 200, message: 'ok' });
    await expect(client(() => legacy).unbindPhone('t', '1234')).resolves.toBeDefined();
  });

  it.each([
    ['HTML', '<html>Bad gateway</html>'],
    ['cut JSON', '{"statusCode":200,"mess'],
    ['an array', '[{"statusCode":200}]'],
    ['null', 'null'],
    ['no status code', '{"message":"ok"}'],
    ['a status code of a wrong type', '{"statusCode":true}'],
    ['nothing', ''],
  ])('reports maybe-sent when the answer is %s', async (_, text) => {
    const call = client(() => new Response(text)).unbindPhone('token-1', '123456');
    expect(await failureOf(call)).toMatchObject({
      delivery: 'maybe-sent',
      code: 'unreadable-answer',
    });
  });

  it('rejects a 200 without the promised data', async () => {
    const call = client(() => enveloped({ userId: 7 })).getProfile('token-1');
    expect(await failureOf(call)).toMatchObject({ code: 'unreadable-answer' });
  });

  it('stops reading an endless answer', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65536).fill(32)),
    });
    const call = client(() => new Response(endless)).unbindPhone('token-1', '123456');
    expect(await failureOf(call)).toMatchObject({ code: 'unreadable-answer' });
  });

  it('drops codes, numbers and tokens echoed in a message', async () => {
    const message = `wrong code 123456 for 13812345678 with ${'e'.repeat(40)}`;
    const call = client(() => Response.json({ statusCode: 400, message })).unbindPhone('t', '1234');
    expect((await failureOf(call)).message).toBe('wrong code ****** for ******** with ********');
  });

  it.each(['absent', 'null', 'empty'])('reads a phone that is %s as no phone', async (how) => {
    const phone = how === 'absent' ? {} : { phone: how === 'null' ? null : '' };
    const answer = await client(() => enveloped({ userId: 'user-1', ...phone })).getProfile('t');
    expect(answer.value.phone).toBeNull();
  });

  it('drops a token echoed in an OAuth error', async () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI2NWExZjBjMmQzZTRiNWE2OTc4ODIwMDEifQ.c2ln';
    const echo = { error: 'invalid_request', error_description: `no such token: ${token}` };
    const answer = () => new Response(JSON.stringify(echo), { status: 400 });
    const error = await client(answer)
      .revokeToken(token)
      .catch((caught: unknown) => caught);
    expect(JSON.stringify(error)).not.toContain('eyJ');
    expect(error).toMatchObject({
      failure: { message: expect.stringContaining('invalid_request') },
    });
  });

  it('reads an empty revocation answer as done, and an OAuth error as a refusal', async () => {
    await expect(client(() => new Response('')).revokeToken('t')).resolves.toBeDefined();
    const error = { error: 'invalid_client', error_description: 'client authentication failed' };
    const call = client(() => Response.json(error, { status: 401 })).revokeToken('t');
    expect(await failureOf(call)).toMatchObject({ delivery: 'answered', code: 'client-auth' });
  });
});

describe('when no answer came back', () => {
  it('reports not-sent while offline', async () => {
    const call = client(() => enveloped(undefined), {}, { online: false }).unbindPhone('t', '1234');
    expect(await failureOf(call)).toMatchObject({ delivery: 'not-sent', code: 'offline' });
    expect(sent).toEqual([]);
  });

  it('reports maybe-sent when the connection failed', async () => {
    const call = client(() => {
      throw new TypeError('Failed to fetch');
    }).unbindPhone('t', '1234');
    expect(await failureOf(call)).toMatchObject({ delivery: 'maybe-sent', code: 'no-answer' });
  });

  it('gives up at the time limit, before and within the answer', async () => {
    const timeout = AbortSignal.abort();
    const silent = client(
      () => {
        throw new DOMException('', 'TimeoutError');
      },
      {},
      { timeout },
    );
    expect(await failureOf(silent.unbindPhone('t', '1234'))).toMatchObject({ code: 'timeout' });
    const stalled = new ReadableStream({
      pull: () => {
        throw new DOMException('', 'TimeoutError');
      },
    });
    const call = client(() => new Response(stalled), {}, { timeout }).unbindPhone('t', '1234');
    expect(await failureOf(call)).toMatchObject({ code: 'timeout', delivery: 'maybe-sent' });
  });

  it('reads HTTP 429 as throttling even without an envelope', async () => {
    const busy = new Response('<html>busy</html>', { status: 429 });
    expect(await failureOf(client(() => busy).unbindPhone('t', '1234'))).toMatchObject({
      delivery: 'answered',
      code: 'throttled',
    });
  });
});
