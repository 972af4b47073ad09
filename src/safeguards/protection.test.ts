import { describe, expect, it } from 'vitest';
import type { User } from '../genauth/models';
import { isProtected } from './protection';

const user: User = {
  userId: '65a1f0c2d3e4b5a697882001',
  status: 'Activated',
  name: 'Alice',
  nickname: null,
  username: 'alice',
  email: 'alice@example.com',
  emailVerified: true,
  phone: '13812345678',
  phoneCountryCode: '+86',
  lastLogin: null,
  customData: { vip: true, off: false, none: null, zero: 0, empty: '', text: 'no' },
};

const by = (protectedAccounts: readonly string[], protectedField = '') =>
  isProtected(user, { protectedAccounts, protectedField });

describe('an account', () => {
  it.each([
    '65A1F0C2D3E4B5A697882001',
    ' Alice ',
    'ALICE@example.com',
    '13812345678',
    '+86 138 1234 5678',
    '138-1234-5678',
  ])('is protected by a list with %s', (entry) => {
    expect(by(['somebody', entry])).toBe(true);
  });

  it.each(['', ' ', 'alic', '+44 13812345678', '12345678', '5678', 'bob@example.com'])(
    'is not protected by a list with “%s”',
    (entry) => {
      expect(by([entry])).toBe(false);
    },
  );

  it.each(['vip', 'text'])('is protected by the field %s', (field) => {
    expect(by([], field)).toBe(true);
  });

  it.each(['off', 'none', 'zero', 'empty', 'missing', 'constructor', '__proto__', ''])(
    'is not protected by the field “%s”',
    (field) => {
      expect(by([], field)).toBe(false);
    },
  );

  it('without custom data is protected by no field', () => {
    const bare = { ...user, customData: null };
    expect(isProtected(bare, { protectedAccounts: [], protectedField: 'vip' })).toBe(false);
  });
});
