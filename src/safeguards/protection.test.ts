import { describe, expect, it } from 'vitest';
import type { ManagedUser, User } from '../genauth/models';
import { everyField, type ScopedField } from '../genauth/visible-fields';
import { protectionOf } from './protection';

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

const by = (protectedAccounts: readonly string[], protectedField = '', of: Partial<User> = {}) =>
  protectionOf({ ...user, ...of }, { protectedAccounts, protectedField }, everyField).kind;

describe('an account', () => {
  it.each([
    '65A1F0C2D3E4B5A697882001',
    ' Alice ',
    'ALICE@example.com',
    'Alice Li <alice@example.com>',
    'mailto:Alice@Example.com',
    'alice＠example.com',
    'bob@example.com, alice@example.com',
    '13812345678',
    '+86 138 1234 5678',
    '86 138 1234 5678',
    '0086 138 1234 5678',
    '(+86) 138-1234-5678',
    '138-1234-5678',
    '１３８１２３４５６７８',
    '١٣٨١٢٣٤٥٦٧٨',
    'CEO +86 138 1234 5678',
  ])('is protected by a list with %s', (entry) => {
    expect(by(['somebody', entry])).toBe('protected');
  });

  it.each(['', ' ', 'alic', '+44 13812345678', '12345678', '5678', 'bob@example.com'])(
    'is not protected by a list with “%s”',
    (entry) => {
      expect(by([entry])).toBe('not-protected');
    },
  );

  it.each([
    ['+8613812345678', '+86'],
    ['8613812345678', '+86'],
    ['+86 138-1234-5678', null],
    ['13812345678', '0086'],
  ])('is protected if the service has its number as %s with %s', (phone, code) => {
    for (const entry of ['13812345678', '+86 138 1234 5678', '0086 138 1234 5678']) {
      expect(by([entry], '', { phone, phoneCountryCode: code })).toBe('protected');
    }
  });

  it('is protected by a user name of digits', () => {
    expect(by(['2023-00417'], '', { username: '2023-00417' })).toBe('protected');
    expect(by(['13912345678'], '', { username: '13912345678' })).toBe('protected');
  });

  it.each(['vip', 'text'])('is protected by the field %s', (field) => {
    expect(by([], field)).toBe('protected');
  });

  it.each(['off', 'none', 'zero', 'empty', 'missing', 'constructor', '__proto__', ''])(
    'is not protected by the field “%s”',
    (field) => {
      expect(by([], field)).toBe('not-protected');
    },
  );
});

describe('if a field that could protect an account is not shown', () => {
  const told = (entries: readonly string[], visible: readonly ScopedField[], field = '') =>
    protectionOf(
      { ...user, email: null, username: null, customData: null },
      { protectedAccounts: entries, protectedField: field },
      new Set(visible),
    );

  it('the answer is unknown and names the field', () => {
    expect(told(['ceo@example.com'], ['username'])).toEqual({
      kind: 'cannot-tell',
      hidden: 'email',
    });
    expect(told(['ceo'], ['email'])).toEqual({ kind: 'cannot-tell', hidden: 'username' });
    expect(told(['2023-00417'], [])).toEqual({ kind: 'cannot-tell', hidden: 'username' });
    expect(told([], ['username', 'email'], 'vip')).toEqual({
      kind: 'cannot-tell',
      hidden: 'customData',
    });
  });

  it('it matters only if an entry depends on it', () => {
    for (const entries of [
      [],
      ['65a1f0c2d3e4b5a697889999'],
      ['+86 139 1234 5678'],
      ['13912345678'],
    ]) {
      expect(told(entries, []).kind).toBe('not-protected');
    }
    expect(told(['ceo@example.com', 'ceo'], ['username', 'email']).kind).toBe('not-protected');
    expect(told(['ceo@example.com'], ['email']).kind).toBe('not-protected');
  });

  it('visible fields decide first', () => {
    expect(told(['ceo@example.com', '13812345678'], []).kind).toBe('protected');
  });
});

describe('a token that hides much', () => {
  const bare = { ...user, email: null, username: null };
  const list = { protectedAccounts: ['ceo@example.com'], protectedField: '' };

  it('leaves it open whether the account is protected', () => {
    const nothing = new Set<never>();
    expect(protectionOf(bare, list, nothing).kind).toBe('cannot-tell');
    const byField = { ...list, protectedField: 'vip' };
    const { customData: _, ...rest } = user;
    expect(protectionOf({ ...rest, customData: null }, byField, nothing).kind).toBe('cannot-tell');
  });

  it('does not matter to the management API, which hides nothing', () => {
    const managed: ManagedUser = { ...bare, passwordLastSetAt: null, identities: [] };
    expect(protectionOf(managed, list, everyField).kind).toBe('not-protected');
  });
});
