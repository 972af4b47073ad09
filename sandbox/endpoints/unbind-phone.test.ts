import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { noon, otherThan, plainClient } from '../plain-client';
import { seedUsers } from '../seeds/users';
import type { User } from '../state/user';

const { alice, bob, carol, dave, erin, grace, ivan, oscar } = seedUsers;
let sandbox: Sandbox;
let client: ReturnType<typeof plainClient>;
beforeEach(() => {
  sandbox = createSandbox({ now: () => noon });
  client = plainClient(sandbox);
});

async function sendCode({ phone }: User): Promise<string> {
  if (!phone) return '123456';
  const { countryCode: phoneCountryCode, number } = phone;
  await client.sendSms(number, 'CHANNEL_UNBIND_PHONE', { phoneCountryCode });
  return sandbox.lastCode(`${phoneCountryCode}${number}`, 'CHANNEL_UNBIND_PHONE') ?? '';
}

const unbind = async (user: User, passCode: string, token?: string) =>
  client.post(
    '/api/v3/unbind-phone',
    { passCode },
    { authorization: token ?? (await sandbox.issueToken(user)) },
  );

describe('with the code sent to the phone', () => {
  test.each([alice, bob, dave, erin, grace, oscar])('$name’s phone is taken off', async (user) => {
    const answer = await unbind(user, await sendCode(user));
    expect(answer).toMatchObject({ statusCode: 200 });
    expect(answer).not.toHaveProperty('data');
    expect(sandbox.user(user.userId)).toMatchObject({ phone: null, updatedAt: noon });
    expect(sandbox.effects.at(-1)).toEqual({
      kind: 'phone-unbound',
      at: noon,
      userId: user.userId,
      phone: `${user.phone.countryCode}${user.phone.number}`,
    });
    expect(sandbox.requests.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('the token stays good', async () => {
    const token = await sandbox.issueToken(alice);
    await unbind(alice, await sendCode(alice), token);
    const profile = await client.get('/api/v3/get-profile', { authorization: token });
    expect(profile.statusCode).toBe(200);
  });

  test('the code is used up', async () => {
    await unbind(alice, await sendCode(alice));
    expect(sandbox.messages.at(-1)?.state).toBe('used');
  });

  test('nobody else’s phone is touched', async () => {
    await unbind(alice, await sendCode(alice));
    const changed = sandbox.users.filter(({ userId, phone }) => {
      const seed: User | undefined = Object.values(seedUsers).find((one) => one.userId === userId);
      return seed?.phone !== phone;
    });
    expect(changed.map(({ userId }) => userId)).toEqual([alice.userId]);
  });
});

describe('the service refuses', () => {
  test('without a good token', async () => {
    const code = await sendCode(alice);
    expect(await unbind(alice, code, 'junk')).toMatchObject({ statusCode: 401, apiCode: 2020 });
    expect(sandbox.user(alice.userId)?.phone).toEqual(alice.phone);
  });

  test('with no phone bound, with a code of the option’s', async () => {
    const answer = await unbind(ivan, '123456');
    expect(answer).toMatchObject({ statusCode: 499, message: '当前用户未绑定手机号' });
    expect(answer).not.toHaveProperty('apiCode');
    sandbox.setOptions({ phoneNotBoundApiCode: 2038 });
    expect(await unbind(ivan, '123456')).toMatchObject({ apiCode: 2038 });
  });

  test('to take the only login method, with a code of the option’s, and leaves the code good', async () => {
    const code = await sendCode(carol);
    expect(await unbind(carol, code)).toMatchObject({
      statusCode: 499,
      apiCode: 1_320_005,
      message: '当前用户未绑定其他登录方式',
    });
    expect(sandbox.user(carol.userId)?.phone).toEqual(carol.phone);
    expect(sandbox.messages.at(-1)?.state).toBe('live');
    sandbox.setOptions({ lastMethodApiCode: 2217 });
    expect(await unbind(carol, code)).toMatchObject({ apiCode: 2217 });
  });

  test.each([
    [bob, { unverifiedEmailCounts: false }],
    [erin, { usernamePasswordCounts: false }],
    [oscar, { directoryIdentityCounts: false }],
  ])('to leave $name with a method that does not count', async (user, options) => {
    sandbox.setOptions(options);
    expect(await unbind(user, await sendCode(user))).toMatchObject({ apiCode: 1_320_005 });
  });

  test('a wrong code, which burns the right one', async () => {
    const code = await sendCode(alice);
    expect(await unbind(alice, otherThan(code))).toMatchObject({ statusCode: 400, apiCode: 2001 });
    expect(await unbind(alice, code)).toMatchObject({ apiCode: 2001 });
    expect(sandbox.user(alice.userId)?.phone).toEqual(alice.phone);
  });

  test('an expired code', async () => {
    const code = await sendCode(alice);
    sandbox.advance(300_000);
    expect(await unbind(alice, code)).toMatchObject({ statusCode: 400, apiCode: 2300 });
  });

  test('a code sent to sign in', async () => {
    await client.sendSms(alice.phone.number);
    const code = sandbox.lastCode('+8619900000001') ?? '';
    expect(await unbind(alice, code)).toMatchObject({ apiCode: 2001 });
  });

  test('a code sent to another’s phone', async () => {
    const code = await sendCode(bob);
    expect(await unbind(alice, code)).toMatchObject({ apiCode: 2001 });
  });

  test.each([{}, { passCode: 123456 }, { passCode: '' }])('%j', async (body) => {
    const authorization = await sandbox.issueToken(alice);
    const answer = await client.post('/api/v3/unbind-phone', body, { authorization });
    expect(answer).toMatchObject({ statusCode: 400, message: '参数 passCode 格式错误' });
  });
});
