import { describe, expect, it } from 'vitest';
import { classifyRefusal, type Endpoint, managementEndpoints } from './classify';

const classify = (endpoint: Endpoint, statusCode: number, apiCode?: number, message?: string) =>
  classifyRefusal(endpoint, {
    statusCode,
    apiCode: apiCode ?? null,
    message: message ?? null,
    requestId: null,
    data: null,
  });

describe('what a refusal means', () => {
  it.each([
    ['signin', 403, 2333, 'wrong-password'],
    ['signin', 499, 2004, 'user-not-found'],
    ['signin', 499, 2005, 'user-locked'],
    ['signin', 499, 2000, 'captcha-required'],
    ['signin', 499, 1635, 'mfa-required'],
    ['signin', 499, 1636, 'mfa-required'],
    ['signin', 499, 2001, 'wrong-code'],
    ['signin', 499, 2011, 'app-not-found'],
    ['send-email', 499, 2080, 'too-soon'],
    ['unbind-phone', 499, 2001, 'wrong-code'],
    ['unbind-phone', 499, 2300, 'code-expired'],
    ['get-profile', 401, 2020, 'token-invalid'],
  ] as const)('%s %s/%s is %s', (endpoint, statusCode, apiCode, code) => {
    expect(classify(endpoint, statusCode, apiCode)).toBe(code);
  });

  it('uses the message where one code stands for two refusals', () => {
    expect(classify('unbind-phone', 499, 1320005, '当前用户未绑定其他登录方式')).toBe(
      'only-login-method',
    );
    expect(classify('unbind-phone', 499, 1320005, '当前用户未绑定邮箱')).toBe('unbind-refused');
    expect(classify('unbind-phone', 499, 2217, 'No other login method')).toBe('only-login-method');
    expect(classify('unbind-phone', 499, 2217)).toBe('unbind-refused');
  });

  it('recognizes a rejected application by the message, whatever the code', () => {
    expect(classify('signin', 401, undefined, 'client authentication failed')).toBe('client-auth');
  });

  it('reads 401 as an expired token only where a token was sent', () => {
    expect(classify('get-profile', 401)).toBe('token-invalid');
    expect(classify('signin', 401)).toBe('refused');
  });

  it('gives a general code to what the vendor does not document', () => {
    expect(classify('send-sms', 499, 9999)).toBe('send-refused');
    expect(classify('unbind-phone', 400)).toBe('unbind-refused');
    expect(classify('signin', 400)).toBe('invalid-argument');
  });

  it.each([429, 500, 502, 503, 601, 603])('classifies %d by the status code', (statusCode) => {
    expect(classify('unbind-phone', statusCode)).toBe(
      statusCode === 429 ? 'throttled' : 'server-error',
    );
  });
});

describe('what a refusal of the management API means', () => {
  it.each([
    ['get-management-token', 403, 1001, 'access-key'],
    ['get-management-token', 400, undefined, 'access-key'],
    ['get-management-token', 401, undefined, 'access-key'],
    ['get-management-token', 500, undefined, 'server-error'],
    ['get-user', 401, 2020, 'access-key'],
    ['get-user', 200, 2020, 'access-key'],
    ['get-user', 404, 2004, 'user-not-found'],
    ['get-user', 499, 2004, 'user-not-found'],
    ['get-user', 404, undefined, 'user-not-found'],
    ['get-user', 400, undefined, 'refused'],
    ['get-user', 403, undefined, 'refused'],
    ['list-users', 400, undefined, 'invalid-argument'],
    ['list-users', 403, undefined, 'refused'],
    ['list-users', 401, undefined, 'access-key'],
    ['get-user-identities', 400, undefined, 'invalid-argument'],
    ['get-user-identities', 499, 9999, 'refused'],
    ['update-user', 401, undefined, 'access-key'],
    ['update-user', 499, 2020, 'access-key'],
    ['update-user', 404, undefined, 'user-not-found'],
    ['update-user', 400, undefined, 'update-refused'],
    ['update-user', 403, undefined, 'update-refused'],
    ['update-user', 422, 9999, 'update-refused'],
    ['kick-users', 400, undefined, 'sessions-refused'],
    ['kick-users', 404, 2004, 'user-not-found'],
    ['kick-users', 401, 2020, 'access-key'],
  ] as const)('%s %s/%s is %s', (endpoint, statusCode, apiCode, code) => {
    expect(classify(endpoint, statusCode, apiCode)).toBe(code);
  });

  it.each(managementEndpoints)('of %s never blames the caller’s token', (endpoint) => {
    for (const [statusCode, apiCode] of [[401], [401, 2020], [200, 2020]] as const) {
      expect(classify(endpoint, statusCode, apiCode)).toBe('access-key');
    }
  });

  it.each(managementEndpoints)('of %s recognizes throttling and server errors', (endpoint) => {
    expect(classify(endpoint, 429)).toBe('throttled');
    expect(classify(endpoint, 499, 1002)).toBe('throttled');
    for (const statusCode of [500, 502, 503, 601, 603]) {
      expect(classify(endpoint, statusCode)).toBe('server-error');
    }
  });

  it('uses the message where a number cannot be cleared, as for unbinding', () => {
    const words = '当前用户未绑定其他登录方式';
    expect(classify('update-user', 499, 1320005, words)).toBe('only-login-method');
    expect(classify('update-user', 499, 2217, 'No other login method')).toBe('only-login-method');
    expect(classify('update-user', 499, 1320005, '当前用户未绑定邮箱')).toBe('update-refused');
    expect(classify('update-user', 499, 2217)).toBe('update-refused');
  });
});
