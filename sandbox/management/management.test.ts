import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import type { PartialOptions } from '../options';
import { seedAccessKey, seedApps, seedUserPool } from '../seeds/apps';
import { seedUsers } from '../seeds/users';

const { alice, carol, erin } = seedUsers;
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

const update = (fields: object) => call('POST', 'update-user', { userId: alice.userId, ...fields });

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
    ['email', alice.email.address],
  ])('finds by %s', async (userIdType, userId) => {
    const query = new URLSearchParams({ userId, userIdType });
    expect((await call('GET', `get-user?${query}`)).data.userId).toBe(alice.userId);
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

describe('update-user', () => {
  const phoneIsThere = () => sandbox.user(alice.userId)?.phone !== null;

  test.each<[PartialOptions['clearPhoneWith'], null | '', boolean]>([
    ['null', null, false],
    ['null', '', true],
    ['empty', null, true],
    ['empty', '', false],
    ['both', null, false],
    ['both', '', false],
    ['neither', null, true],
    ['neither', '', true],
  ])('where %s clears, %j leaves a phone: %s', async (clearPhoneWith, phone, left) => {
    sandbox.setOptions({ clearPhoneWith });
    expect((await update({ phone })).statusCode).toBe(200);
    expect(phoneIsThere()).toBe(left);
    const effects = sandbox.effects.filter(({ kind }) => kind === 'phone-unbound');
    expect(effects).toHaveLength(left ? 0 : 1);
  });

  test('may refuse a value that clears nothing', async () => {
    sandbox.setOptions({ clearPhoneWith: 'null', otherEmptyPhone: 'refused' });
    expect(await update({ phone: '' })).toMatchObject({ statusCode: 400 });
    expect(phoneIsThere()).toBe(true);
  });

  test('may check for another login method', async () => {
    const clear = () => call('POST', 'update-user', { userId: carol.userId, phone: null });
    sandbox.setOptions({ adminChecksLoginMethods: true });
    expect(await clear()).toMatchObject({ apiCode: 1_320_005 });
    sandbox.setOptions({ adminChecksLoginMethods: false });
    expect((await clear()).statusCode).toBe(200);
  });

  test('leaves what is not given', async () => {
    await update({ name: 'Alice' });
    expect(sandbox.user(alice.userId)).toMatchObject({
      name: 'Alice',
      phone: alice.phone,
      email: alice.email,
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
