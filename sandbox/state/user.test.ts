import { expect, test } from 'vitest';
import { defaultOptions } from '../options';
import { seedUsers } from '../seeds/users';
import { counts, otherLoginMethods } from './user';

const { alice, bob, carol, dave, erin, ivan, oscar } = seedUsers;

test('an email is a login method', () => {
  expect(otherLoginMethods(alice)).toEqual([{ kind: 'email', verified: true }]);
  expect(otherLoginMethods(ivan)).toEqual([{ kind: 'email', verified: true }]);
});

test('a password without a username is none, for the account name would be the phone', () => {
  expect(otherLoginMethods({ ...carol, password: 'x' })).toEqual([]);
});

test('rows of one identity provider are one method', () => {
  const methods = otherLoginMethods(dave).map(
    (method) => method.kind === 'identity' && method.provider,
  );
  expect(methods).toEqual(['wechat', 'github']);
});

test.each([
  { user: bob, option: 'unverifiedEmailCounts' },
  { user: erin, option: 'usernamePasswordCounts' },
  { user: oscar, option: 'directoryIdentityCounts' },
] as const)('whether it counts is up to $option', ({ user, option }) => {
  const counting = (value: boolean) =>
    otherLoginMethods(user).filter((method) =>
      counts(method, { ...defaultOptions, [option]: value }),
    );
  expect(counting(true)).toHaveLength(1);
  expect(counting(false)).toHaveLength(0);
});

test('a social identity and a verified email always count', () => {
  const strict = {
    ...defaultOptions,
    unverifiedEmailCounts: false,
    usernamePasswordCounts: false,
    directoryIdentityCounts: false,
  };
  for (const method of [...otherLoginMethods(dave), ...otherLoginMethods(alice)]) {
    expect(counts(method, strict)).toBe(true);
  }
});
