import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import type { User } from '../state/user';
import { seedApps, seedUserPool } from './apps';
import { seedUsers } from './users';

const users: readonly User[] = Object.values(seedUsers);

test('every id looks like one of the vendor’s', () => {
  const ids = [
    seedUserPool.userPoolId,
    ...Object.values(seedApps).map(({ appId }) => appId),
    ...users.map(({ userId }) => userId),
    ...users.flatMap(({ identities }) => identities.map(({ identityId }) => identityId)),
  ];
  for (const id of ids) expect(id).toMatch(/^[\da-f]{24}$/);
  for (const { appSecret } of Object.values(seedApps)) expect(appSecret).toMatch(/^[\da-f]{32}$/);
});

test('no two users share an id, a number, an address or a name to sign in with', () => {
  const keys = users.flatMap(({ userId, phone, email, username }) => [
    userId,
    ...(phone ? [`${phone.countryCode}${phone.number}`] : []),
    ...(email ? [email.address] : []),
    ...(username === null ? [] : [username]),
  ]);
  expect(new Set(keys).size).toBe(keys.length);
});

test('every number is a possible one in its country', () => {
  for (const { phone } of users) {
    if (!phone) continue;
    expect(parsePhoneNumberFromString(`${phone.countryCode}${phone.number}`)?.isValid()).toBe(true);
  }
});

test('there is an app for each way of authentication', () => {
  expect(
    Object.values(seedApps)
      .map(({ authMethod }) => authMethod)
      .toSorted(),
  ).toEqual(['client_secret_basic', 'client_secret_post', 'none']);
});
