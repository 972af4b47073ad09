import { describe, expect, it } from 'vitest';
import type { User } from '../genauth/models';
import { accountOf } from './account';

const user: User = {
  userId: 'user-1',
  status: 'Activated',
  name: 'Alice',
  nickname: null,
  username: null,
  email: null,
  emailVerified: null,
  phone: '13812345678',
  phoneCountryCode: '+86',
  lastLogin: null,
  customData: null,
};
const security = { passwordSet: false, emailBinded: false, phoneBinded: true };
const told = (changes: Partial<User>, more: object = {}) =>
  accountOf(
    { user: { ...user, ...changes }, identities: [], securityInfo: security, ...more },
    null,
  );

describe('the card of an account', () => {
  it('masks the number and the email address', () => {
    const card = told({ email: 'alice@example.com', emailVerified: true });
    expect(card.phone).toBe('+86 138****5678');
    expect(card.loginMethods).toEqual([
      { kind: 'email', masked: expect.stringMatching(/\*\*\*.*@example\.com/), certain: true },
    ]);
  });

  it.each(['13812345678', '+86 138 1234 5678', 'u13812345678'])(
    'masks a number used as a name: %s',
    (name) => {
      expect(JSON.stringify(told({ name }))).not.toMatch(/13812345678|1234/);
      const card = told(
        { name: null, username: name },
        {
          securityInfo: { ...security, passwordSet: true },
        },
      );
      expect(JSON.stringify(card)).not.toMatch(/13812345678|1234/);
    },
  );

  it('masks an address used as a name, and keeps other names', () => {
    expect(told({ name: 'alice@example.com' }).name).not.toContain('alice');
    expect(told({ name: 'Agent 007' }).name).toBe('Agent 007');
  });

  it('counts several rows of one binding as one way to sign in', () => {
    const identities = [
      { extIdpId: 'idp-1', provider: 'wechat' },
      { extIdpId: 'idp-1', provider: 'wechat' },
      { extIdpId: 'idp-2', provider: 'ldap' },
    ];
    expect(told({}, { identities }).loginMethods).toEqual([
      { kind: 'social', provider: 'wechat', certain: true },
      { kind: 'enterprise', provider: 'ldap', certain: false },
    ]);
  });

  it('says that there is no other way only if the service returned everything', () => {
    expect(told({}).loginMethods).toEqual([]);
    expect(told({}, { identities: null }).loginMethods).toBeNull();
    expect(told({}, { securityInfo: null }).loginMethods).toBeNull();
  });

  it('does not read what the token hides as absent', () => {
    const emailHidden = { securityInfo: { ...security, emailBinded: true } };
    const usernameHidden = { securityInfo: { ...security, passwordSet: true } };
    expect(told({}, emailHidden).loginMethods).toBeNull();
    expect(told({}, usernameHidden).loginMethods).toBeNull();
  });
});
