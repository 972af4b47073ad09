import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { plainManagementClient } from '../plain-management-client';
import { seedAccessKey, seedApps, seedUserPool } from '../seeds/apps';
import { seedUsers } from '../seeds/users';

const { alice, dave, erin, grace, quentin } = seedUsers;
const origin = 'https://sandbox.test';

let sandbox: Sandbox;
let token: string;

async function call(
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  headers: Record<string, string> = { authorization: `Bearer ${token}` },
) {
  const response = await sandbox.fetch(
    new Request(`${origin}/api/v3/${path}`, {
      method,
      headers: {
        'x-authing-userpool-id': seedUserPool.userPoolId,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
  const answer: unknown = await response.json();
  return Object(answer);
}

beforeEach(async () => {
  sandbox = createSandbox();
  const { data } = await call('POST', 'get-management-token', seedAccessKey, {});
  token = String(Object(data).access_token);
});

describe('a management token', () => {
  test.each(['', 'Bearer '])('opens the management API after “%s”', async (scheme) => {
    const headers = { authorization: scheme + token };
    const read = await call('GET', `get-user?userId=${alice.userId}`, undefined, headers);
    expect(read).toMatchObject({ statusCode: 200, data: { name: alice.name } });
  });

  test('is refused when its time is over', async () => {
    sandbox.advance(7_201_000);
    const read = await call('GET', `get-user?userId=${alice.userId}`);
    expect(read).toMatchObject({ statusCode: 401, apiCode: 2020 });
  });

  test('needs the user pool beside it', async () => {
    const headers = { authorization: token, 'x-authing-userpool-id': '' };
    const read = await call('GET', `get-user?userId=${alice.userId}`, undefined, headers);
    expect(read.statusCode).not.toBe(200);
  });

  test.each(['x-authing-userpool-id', 'x-genauth-userpool-id'] as const)(
    'takes the pool from %s as far as the options understand it',
    async (name) => {
      const family = name.startsWith('x-authing') ? 'authing' : 'genauth';
      const headers = { authorization: token, [name]: seedUserPool.userPoolId };
      const client = await plainManagementClient(sandbox);
      const read = () => client.send('GET', `get-user?userId=${alice.userId}`, undefined, headers);
      expect((await read()).statusCode).toBe(200);
      sandbox.setOptions({ headerFamilies: family });
      expect((await read()).statusCode).toBe(200);
      sandbox.setOptions({ headerFamilies: family === 'authing' ? 'genauth' : 'authing' });
      expect((await read()).statusCode).toBe(400);
      expect(sandbox.requests.at(-1)?.problems).toContain(
        'header x-authing-userpool-id is missing',
      );
    },
  );

  test('lives as long as the option says, and names its pool', async () => {
    sandbox.setOptions({ managementTokenLifetimeSeconds: 60 });
    const { data } = await call('POST', 'get-management-token', seedAccessKey, {});
    expect(data.expires_in).toBe(60);
    const claims = decodeJwt(data.access_token);
    expect(claims).toMatchObject({
      scoped_userpool_id: seedUserPool.userPoolId,
      sub: seedAccessKey.accessKeyId,
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(60);
  });

  test('is issued by hand too, for a key that there is', async () => {
    const byHand = await sandbox.issueManagementToken({ lifetimeSeconds: 60 });
    const read = () =>
      call('GET', `get-user?userId=${alice.userId}`, undefined, { authorization: byHand });
    expect((await read()).statusCode).toBe(200);
    sandbox.advance(61_000);
    expect(await read()).toMatchObject({ statusCode: 401, apiCode: 2020 });
    await expect(sandbox.issueManagementToken({ accessKeyId: 'none' })).rejects.toThrow(RangeError);
  });

  test('is refused a wrong key with the code that the option says', async () => {
    const wrong = { ...seedAccessKey, accessKeySecret: 'wrong' };
    expect(await call('POST', 'get-management-token', wrong, {})).not.toHaveProperty('apiCode');
    sandbox.setOptions({ wrongAccessKeyApiCode: 1300 });
    expect(await call('POST', 'get-management-token', wrong, {})).toMatchObject({ apiCode: 1300 });
  });

  test('meets an armed fault as any other request does', async () => {
    sandbox.arm({
      endpoint: 'get-user',
      fault: { kind: 'envelope', statusCode: 499, apiCode: 1000, when: 'before' },
      times: 1,
      skip: 0,
    });
    const read = () => call('GET', `get-user?userId=${alice.userId}`);
    expect(await read()).toMatchObject({ statusCode: 499, apiCode: 1000 });
    expect((await read()).statusCode).toBe(200);
  });

  test('opens no user’s profile, and a user’s token opens nothing here', async () => {
    const profile = await call('GET', 'get-profile', undefined, {
      authorization: token,
      'x-authing-app-id': seedApps.post.appId,
    });
    expect(profile).toMatchObject({ statusCode: 401, apiCode: 2020 });
    const authorization = await sandbox.issueToken(alice);
    const read = await call('GET', `get-user?userId=${alice.userId}`, undefined, { authorization });
    expect(read).toMatchObject({ statusCode: 401, apiCode: 2020 });
  });

  test('is not had for a wrong secret', async () => {
    const wrong = { ...seedAccessKey, accessKeySecret: 'wrong' };
    expect((await call('POST', 'get-management-token', wrong, {})).statusCode).toBe(403);
  });
});

describe('get-user', () => {
  test.each([
    ['user_id', alice.userId],
    ['phone', alice.phone.number],
    ['email', alice.email.address.toUpperCase()],
  ])('finds by %s', async (userIdType, userId) => {
    const query = new URLSearchParams({ userId, userIdType });
    expect((await call('GET', `get-user?${query}`)).data.userId).toBe(alice.userId);
  });

  test('finds by a user name, an identity and the id in another system', async () => {
    const [{ extIdpId, userIdInIdp }] = dave.identities;
    for (const [userIdType, userId, user] of [
      ['username', erin.username, erin],
      ['identity', `${extIdpId}:${userIdInIdp}`, dave],
      ['external_id', quentin.externalId, quentin],
    ] as const) {
      const read = await call('GET', `get-user?${new URLSearchParams({ userId, userIdType })}`);
      expect(read.data.userId).toBe(user.userId);
    }
  });

  test('finds a number from abroad by its digits only where the option says so', async () => {
    const query = new URLSearchParams({ userId: grace.phone.number, userIdType: 'phone' });
    const read = () => call('GET', `get-user?${query}`);
    expect(await read()).toMatchObject({ statusCode: 404, message: '用户不存在' });
    sandbox.setOptions({ internationalLookup: true });
    expect((await read()).data.userId).toBe(grace.userId);
  });

  test('says 501 to custom data laid flat', async () => {
    const read = await call('GET', `get-user?userId=${alice.userId}&flatCustomData=true`);
    expect(read.statusCode).toBe(501);
  });

  test('says 2004 for nobody', async () => {
    const read = await call('GET', 'get-user?userId=nobody&userIdType=username');
    expect(read).toMatchObject({ statusCode: 404, apiCode: 2004 });
  });

  test('shows custom data and identities when asked', async () => {
    const query = `userId=${alice.userId}&withCustomData=true&withIdentities=true`;
    expect((await call('GET', `get-user?${query}`)).data).toMatchObject({
      customData: {},
      identities: [],
    });
  });
});

describe('list-users', () => {
  test('pages through what it finds', async () => {
    const users = Array.from({ length: 120 }, (_, index) => ({
      ...erin,
      userId: `user-${index}`,
      username: `twin${index}`,
    }));
    sandbox = createSandbox({ seeds: { users } });
    const list = (page: number, limit = 50) =>
      call('POST', 'list-users', {
        keywords: 'TWIN',
        options: { pagination: { page, limit } },
      });
    const first = await list(1);
    expect(first.data.totalCount).toBe(120);
    expect(first.data.list).toHaveLength(50);
    expect((await list(3)).data.list).toHaveLength(20);
    expect((await list(4)).data.list).toEqual([]);
    expect(await list(1, 51)).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('limit must less than 50'),
    });
  });
});

describe('kick-users', () => {
  test('revokes the user’s tokens of the apps that are named, and of no other', async () => {
    const here = await sandbox.issueToken(alice, seedApps.post);
    const there = await sandbox.issueToken(alice, seedApps.none);
    const appIds = [seedApps.post.appId];
    const kicked = await call('POST', 'kick-users', { userId: alice.userId, appIds });
    expect(kicked).toMatchObject({ statusCode: 200, data: { success: true } });
    const profile = async (authorization: string, appId: string) =>
      (await call('GET', 'get-profile', undefined, { authorization, 'x-authing-app-id': appId }))
        .statusCode;
    expect(await profile(here, seedApps.post.appId)).toBe(401);
    expect(await profile(there, seedApps.none.appId)).toBe(200);
    expect(sandbox.effects.at(-1)).toMatchObject({ kind: 'sessions-ended', appIds });
  });

  test('wants at least one app', async () => {
    const kicked = await call('POST', 'kick-users', { userId: alice.userId, appIds: [] });
    expect(kicked.statusCode).toBe(400);
  });
});
