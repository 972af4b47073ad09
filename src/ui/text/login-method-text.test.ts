import { describe, expect, it } from 'vitest';
import { loginMethodText } from './login-method-text';

describe('the name of a way to sign in', () => {
  it.each([
    ['wechat', 'WeChat'],
    ['GitHub', 'GitHub'],
    ['facebook', 'Facebook'],
    ['', ''],
  ])('%j is %j', (provider, detail) => {
    expect(loginMethodText({ kind: 'social', provider, certain: true }).detail).toBe(detail);
  });

  it('is the masked address or the user name itself', () => {
    expect(loginMethodText({ kind: 'email', masked: 'a***b@c.example', certain: true })).toEqual({
      kind: 'method_email',
      detail: 'a***b@c.example',
    });
    expect(loginMethodText({ kind: 'password', username: 'wang', certain: false }).detail).toBe(
      'wang',
    );
  });
});
