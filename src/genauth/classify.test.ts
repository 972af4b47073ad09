import { describe, expect, it } from 'vitest';
import { classifyRefusal, type Endpoint } from './classify';

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
  ] as const)('%s %d/%d is %s', (endpoint, statusCode, apiCode, code) => {
    expect(classify(endpoint, statusCode, apiCode)).toBe(code);
  });

  it('goes by the words where one code stands for two refusals', () => {
    expect(classify('unbind-phone', 499, 1320005, '当前用户未绑定其他登录方式')).toBe(
      'only-login-method',
    );
    expect(classify('unbind-phone', 499, 1320005, '当前用户未绑定邮箱')).toBe('unbind-refused');
    expect(classify('unbind-phone', 499, 2217, 'No other login method')).toBe('only-login-method');
    expect(classify('unbind-phone', 499, 2217)).toBe('unbind-refused');
  });

  it('knows a refused application by its words, whatever the code', () => {
    expect(classify('signin', 401, undefined, 'client authentication failed')).toBe('client-auth');
  });

  it('takes 401 for a token that is over only where a token was shown', () => {
    expect(classify('get-profile', 401)).toBe('token-invalid');
    expect(classify('signin', 401)).toBe('refused');
  });

  it('claims no certain meaning for what the vendor does not document', () => {
    expect(classify('send-sms', 499, 9999)).toBe('send-refused');
    expect(classify('unbind-phone', 400)).toBe('unbind-refused');
    expect(classify('signin', 400)).toBe('invalid-argument');
  });

  it.each([429, 500, 502, 503, 601, 603])('tells %d by the status code', (statusCode) => {
    expect(classify('unbind-phone', statusCode)).toBe(
      statusCode === 429 ? 'throttled' : 'server-error',
    );
  });
});
