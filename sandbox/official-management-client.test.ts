import { ManagementClient } from 'authing-node-sdk';
import { ListUsersAdvancedFilterItemDto } from 'authing-node-sdk/dist/models/ListUsersAdvancedFilterItemDto';
import { SortingDto } from 'authing-node-sdk/dist/models/SortingDto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SandboxServer, startSandboxServer } from './node-server';
import { seedAccessKey, seedApps, seedGlobalKey, seedUserPool } from './seeds/apps';
import { seedUsers } from './seeds/users';

/*
 * The vendor's own SDK, as published: it signs each request with the access key, and the signature is checked for real. It
 * has no call of its own for `get-management-token`, but takes any request.
 */

let server: SandboxServer;
beforeAll(async () => {
  server = await startSandboxServer();
});
afterAll(() => server.close());
beforeEach(() => server.sandbox.reset());

const { alice, dave, grace, quentin, rosa } = seedUsers;

const clientWith = (accessKeyId: string, accessKeySecret: string) =>
  new ManagementClient({ host: server.url, accessKeyId, accessKeySecret });

describe.each([
  ['an access key', seedAccessKey],
  ['the pool’s global key', seedGlobalKey],
])('with %s', (_, { accessKeyId, accessKeySecret }) => {
  const client = () => clientWith(accessKeyId, accessKeySecret);

  test('a user is read, by id and by number, with identities', async () => {
    const byId = await client().getUser({ userId: dave.userId, withIdentities: true });
    expect(byId.data).toMatchObject({ userId: dave.userId, phone: dave.phone.number });
    expect(byId.data.identities).toHaveLength(3);
    const { number } = alice.phone;
    const byPhone = await client().getUser({ userId: number, userIdType: 'phone' });
    expect(byPhone.data.userId).toBe(alice.userId);
    const rows = await client().getUserIdentities({ userId: dave.userId });
    expect(rows.data).toHaveLength(3);
  });

  test('a number from abroad is not found by its digits alone, and is by keywords', async () => {
    const { number } = grace.phone;
    const direct = await client().getUser({ userId: number, userIdType: 'phone' });
    expect(direct).toMatchObject({ statusCode: 404, apiCode: 2004, message: '用户不存在' });
    const listed = await client().listUsers({ keywords: number });
    expect(listed.data).toMatchObject({ totalCount: 1, list: [{ userId: grace.userId }] });
  });

  test('a user is changed, and sessions are ended', async () => {
    const token = await server.sandbox.issueToken(alice, seedApps.post);
    const renamed = await client().updateUser({ userId: alice.userId, name: 'Alice Lin' });
    expect(renamed.data.name).toBe('Alice Lin');
    const kicked = await client().kickUsers({
      userId: alice.userId,
      appIds: [seedApps.post.appId],
    });
    expect(kicked).toMatchObject({ statusCode: 200, data: { success: true } });
    const profile = await fetch(`${server.url}/api/v3/get-profile`, {
      headers: { authorization: token, 'x-authing-app-id': seedApps.post.appId },
    });
    expect(await profile.json()).toMatchObject({ statusCode: 401, apiCode: 2020 });
  });
});

test('a management token is had through it, and opens the API without a signature', async () => {
  const { accessKeyId, accessKeySecret } = seedAccessKey;
  const client = clientWith(accessKeyId, accessKeySecret);
  const { data } = await client.makeRequest({
    method: 'POST',
    url: '/api/v3/get-management-token',
    data: { accessKeyId, accessKeySecret },
  });
  expect(data).toMatchObject({ expires_in: 7200 });
  const read = await fetch(`${server.url}/api/v3/get-user?userId=${alice.userId}`, {
    headers: {
      authorization: Object(data).access_token,
      'x-authing-userpool-id': seedUserPool.userPoolId,
    },
  });
  expect(await read.json()).toMatchObject({ statusCode: 200, data: { userId: alice.userId } });
  expect(server.sandbox.requests.flatMap(({ problems }) => problems)).toEqual([]);
});

test('two of one name are found, and told apart by a filter and an order', async () => {
  const { accessKeyId, accessKeySecret } = seedAccessKey;
  const client = clientWith(accessKeyId, accessKeySecret);
  const listed = await client.listUsers({ keywords: quentin.name });
  expect(listed.data.totalCount).toBe(2);
  const filtered = await client.listUsers({
    keywords: quentin.name,
    advancedFilter: [
      {
        field: 'gender',
        operator: ListUsersAdvancedFilterItemDto.operator.IN,
        value: ['F', 'U'],
      },
    ],
    options: {
      fuzzySearchOn: ['name'],
      sort: [{ field: SortingDto.field.LAST_LOGIN, order: SortingDto.order.DESC }],
    },
  });
  expect(filtered.data).toMatchObject({ totalCount: 1, list: [{ userId: rosa.userId }] });
  expect(server.sandbox.requests.flatMap(({ problems }) => problems)).toEqual([]);
});

test('another secret signs in vain', async () => {
  const client = clientWith(seedAccessKey.accessKeyId, 'wrong');
  expect(await client.getUser({ userId: alice.userId })).toMatchObject({ apiCode: 1300 });
});

test('a clock that is off signs in vain', async () => {
  const { accessKeyId, accessKeySecret } = seedAccessKey;
  server.sandbox.advance(10 * 60_000);
  const client = clientWith(accessKeyId, accessKeySecret);
  expect(await client.getUser({ userId: alice.userId })).toMatchObject({ apiCode: 1305 });
});

test('nothing it sends is found at fault', async () => {
  const { accessKeyId, accessKeySecret } = seedAccessKey;
  const client = clientWith(accessKeyId, accessKeySecret);
  await client.getUser({ userId: alice.userId, withIdentities: true, withCustomData: true });
  await client.listUsers({ keywords: '林', options: { pagination: { page: 1, limit: 50 } } });
  await client.getUserIdentities({ userId: dave.userId, userIdType: 'user_id' });
  await client.updateUser({ userId: alice.userId, phone: '19900000016' });
  await client.kickUsers({ userId: alice.userId, appIds: [seedApps.post.appId] });
  expect(server.sandbox.requests.flatMap(({ problems }) => problems)).toEqual([]);
  expect(server.sandbox.count('*')).toBe(5);
});
