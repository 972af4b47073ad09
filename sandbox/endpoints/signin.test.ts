import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { accessTokenOf, noon, otherThan, plainClient } from '../plain-client';
import { seedApps } from '../seeds/apps';
import { seedCaptchaCode, seedUsers } from '../seeds/users';

let sandbox: Sandbox;
let client: ReturnType<typeof plainClient>;
beforeEach(() => {
  sandbox = createSandbox({ now: () => noon });
  client = plainClient(sandbox);
});

const { alice, erin, grace, judy, kevin, laura, mike, nina } = seedUsers;
const path = '/api/v3/signin';
const aliceIn = () => client.byPassword(alice.email.address, alice.password);

describe('by password', () => {
  test.each([
    { account: alice.email.address },
    { account: alice.phone.number },
    { email: alice.email.address },
    { phone: alice.phone.number },
  ])('%o is enough of a name', async (name) => {
    const passwordPayload = { ...name, password: alice.password };
    const answer = await client.post(path, { connection: 'PASSWORD', passwordPayload });
    expect(decodeJwt(accessTokenOf(answer)).sub).toBe(alice.userId);
    expect(sandbox.requests[0]?.problems).toEqual([]);
  });

  test('a username is enough of a name', async () => {
    const passwordPayload = { username: erin.username, password: erin.password };
    const answer = await client.post(path, { connection: 'PASSWORD', passwordPayload });
    expect(decodeJwt(accessTokenOf(answer)).sub).toBe(erin.userId);
  });

  test('a wrong password is refused, in either language', async () => {
    const wrong = {
      connection: 'PASSWORD',
      passwordPayload: { account: 'zhaoyilin', password: 'x' },
    };
    expect(await client.post(path, wrong)).toMatchObject({ statusCode: 403, apiCode: 2333 });
    expect(await client.post(path, wrong, { 'x-authing-lang': 'en-US' })).toMatchObject({
      statusCode: 403,
      apiCode: 2333,
      message: 'Account not exists or password is incorrect.',
    });
    expect(sandbox.effects).toEqual([]);
  });

  test('a user without a password has no right one', async () => {
    const carol = seedUsers.carol.phone.number;
    expect(await client.byPassword(carol, 'null')).toMatchObject({ apiCode: 2333 });
  });

  test('an unknown account is told, or made to look like a wrong password', async () => {
    expect(await client.byPassword('nobody', 'x')).toMatchObject({
      statusCode: 404,
      apiCode: 2004,
    });
    sandbox.setOptions({ unknownAccountApiCode: 2333 });
    expect(await client.byPassword('nobody', 'x')).toMatchObject({
      statusCode: 403,
      apiCode: 2333,
    });
  });

  test('a locked account is locked for right and wrong passwords alike', async () => {
    for (const password of [judy.password, 'wrong']) {
      const answer = await client.byPassword(judy.email.address, password);
      expect(answer).toMatchObject({ statusCode: 403, apiCode: 2005 });
    }
  });

  test('a captcha is asked for before the password is looked at', async () => {
    const { address } = laura.email;
    expect(await client.byPassword(address, 'wrong')).toMatchObject({ apiCode: 2000 });
    const captcha = { captchaCode: seedCaptchaCode, captchaToken: 'any' };
    expect(await client.byPassword(address, laura.password, captcha)).toMatchObject({
      statusCode: 200,
    });
    expect(await client.byPassword(address, 'wrong', captcha)).toMatchObject({ apiCode: 2333 });
  });

  test('an encrypted password cannot be read', async () => {
    const answer = await client.byPassword('zhaoyilin', 'x', { passwordEncryptType: 'rsa' });
    expect(answer.statusCode).toBe(501);
  });

  test('some name is needed', async () => {
    const passwordPayload = { password: 'x' };
    const answer = await client.post(path, { connection: 'PASSWORD', passwordPayload });
    expect(answer).toMatchObject({
      statusCode: 400,
      message: '参数 passwordPayload.account 格式错误',
    });
  });
});

describe('by code', () => {
  test('the code sent to a phone to sign in signs in', async () => {
    await client.sendSms('19900000001');
    const answer = await client.bySms('19900000001', sandbox.lastCode('+8619900000001') ?? '');
    expect(decodeJwt(accessTokenOf(answer)).sub).toBe(alice.userId);
    expect(sandbox.requests.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('a number abroad needs its country code', async () => {
    const { countryCode: phoneCountryCode, number: phone } = grace.phone;
    await client.sendSms(phone, 'CHANNEL_LOGIN', { phoneCountryCode });
    const passCode = sandbox.lastCode('+447400123456') ?? '';
    const passCodePayload = { phone, phoneCountryCode, passCode };
    const answer = await client.post(path, { connection: 'PASSCODE', passCodePayload });
    expect(decodeJwt(accessTokenOf(answer)).sub).toBe(grace.userId);
  });

  test('the code sent to an email signs in', async () => {
    await client.sendEmail(alice.email.address);
    const code = sandbox.lastCode(alice.email.address) ?? '';
    const answer = await client.byEmailCode(alice.email.address, code);
    expect(decodeJwt(accessTokenOf(answer)).sub).toBe(alice.userId);
  });

  test('a code for another purpose does not', async () => {
    await client.sendSms('19900000001', 'CHANNEL_UNBIND_PHONE');
    const code = sandbox.lastCode('+8619900000001') ?? '';
    expect(await client.bySms('19900000001', code)).toMatchObject({
      statusCode: 400,
      apiCode: 2001,
    });
  });

  test('a wrong code is refused and burns the right one', async () => {
    await client.sendSms('19900000001');
    const code = sandbox.lastCode('+8619900000001');
    expect(await client.bySms('19900000001', otherThan(code))).toMatchObject({ apiCode: 2001 });
    expect(await client.bySms('19900000001', code ?? '')).toMatchObject({ apiCode: 2001 });
  });

  test('an expired code is refused as such', async () => {
    await client.sendSms('19900000001');
    sandbox.advance(300_000);
    const code = sandbox.lastCode('+8619900000001') ?? '';
    expect(await client.bySms('19900000001', code)).toMatchObject({ apiCode: 2300 });
  });

  test('the options name the codes of both refusals', async () => {
    sandbox.setOptions({ wrongCodeApiCode: null, expiredCodeApiCode: 2001 });
    expect(await client.bySms('19900000001', '123456')).not.toHaveProperty('apiCode');
    await client.sendSms('19900000001');
    sandbox.advance(300_000);
    const code = sandbox.lastCode('+8619900000001') ?? '';
    expect(await client.bySms('19900000001', code)).toMatchObject({ apiCode: 2001 });
  });

  test('a number nobody has signs nobody in, unless a new account is asked for', async () => {
    await client.sendSms('19955555555');
    const code = () => sandbox.lastCode('+8619955555555') ?? '';
    expect(await client.bySms('19955555555', code())).toMatchObject({ apiCode: 2004 });
    sandbox.advance(60_000);
    await client.sendSms('19955555555');
    const answer = await client.bySms('19955555555', code(), { autoRegister: true });
    const { sub } = decodeJwt(accessTokenOf(answer));
    expect(sandbox.user(sub ?? '')?.phone?.number).toBe('19955555555');
    expect(sandbox.effects).toContainEqual({
      kind: 'user-registered',
      at: sandbox.now(),
      userId: sub,
    });
  });

  test('an address nobody has can register too', async () => {
    await client.sendEmail('new@example.com');
    const code = sandbox.lastCode('new@example.com') ?? '';
    const answer = await client.byEmailCode('new@example.com', code, { autoRegister: true });
    expect(sandbox.user(decodeJwt(accessTokenOf(answer)).sub ?? '')?.email?.verified).toBe(true);
  });

  test('a phone or an address is needed', async () => {
    const answer = await client.post(path, {
      connection: 'PASSCODE',
      passCodePayload: { passCode: '1' },
    });
    expect(answer).toMatchObject({
      statusCode: 400,
      message: '参数 passCodePayload.phone 格式错误',
    });
  });

  test('a locked account is refused by code too', async () => {
    await client.sendSms(judy.phone.number);
    const code = sandbox.lastCode(`+86${judy.phone.number}`) ?? '';
    expect(await client.bySms(judy.phone.number, code)).toMatchObject({ apiCode: 2005 });
  });
});

describe('with right credentials', () => {
  test('a disabled user is refused', async () => {
    const answer = await client.byPassword(kevin.email.address, kevin.password);
    expect(answer).toMatchObject({ statusCode: 403, apiCode: 2_120_008 });
  });

  test.each([
    { user: mike, apiCode: 1635 },
    { user: nina, apiCode: 1636 },
  ])('$user.name needs a second factor ($apiCode)', async ({ user, apiCode }) => {
    const answer = await client.byPassword(user.email.address, user.password);
    expect(answer).toMatchObject({
      statusCode: 499,
      apiCode,
      data: { mfaToken: expect.any(String) },
    });
    sandbox.setOptions({ mfaStatusCode: 403 });
    expect((await client.byPassword(user.email.address, user.password)).statusCode).toBe(403);
  });

  test('directories are not set up', async () => {
    const ldapPayload = { sAMAccountName: 'fengxu', password: 'x' };
    const answer = await client.post(path, { connection: 'LDAP', ldapPayload });
    expect(answer.statusCode).toBe(501);
    const ad = await client.post(path, { connection: 'AD', adPayload: ldapPayload });
    expect(ad.statusCode).toBe(501);
  });

  test('another connection does not exist', async () => {
    const answer = await client.post(path, { connection: 'FINGERPRINT' });
    expect(answer).toMatchObject({ statusCode: 400, message: '参数 connection 格式错误' });
  });

  test('the login is counted', async () => {
    await aliceIn();
    expect(sandbox.user(alice.userId)).toMatchObject({ lastLogin: noon, loginsCount: 38 });
  });
});

describe('what a sign-in hands out', () => {
  test('is a token, its lifetime and its scope, with an id token signed for the app', async () => {
    const { data } = await aliceIn();
    expect(data).toEqual({
      access_token: expect.any(String),
      id_token: expect.any(String),
      token_type: 'Bearer',
      expire_in: 1_209_600,
      scope: 'openid profile',
    });
    expect(sandbox.effects).toMatchObject([
      { kind: 'token-issued', userId: alice.userId, appId: seedApps.none.appId },
    ]);
  });

  test('can name the lifetime as OAuth does', async () => {
    sandbox.setOptions({ expiryField: 'expires_in', accessTokenLifetimeSeconds: 3600 });
    const { data } = await aliceIn();
    expect(data).toMatchObject({ expires_in: 3600 });
    expect(data).not.toHaveProperty('expire_in');
  });

  test('covers the known scopes that were asked for', async () => {
    const scope = 'openid profile username email phone wallet';
    const answer = await client.byPassword(alice.email.address, alice.password, { scope });
    expect(decodeJwt(accessTokenOf(answer))).toMatchObject({
      scope: 'openid profile username email phone',
    });
  });

  test('covers the option’s scope if none was asked for', async () => {
    sandbox.setOptions({ defaultScope: 'openid phone' });
    expect(decodeJwt(accessTokenOf(await aliceIn()))).toMatchObject({ scope: 'openid phone' });
  });

  test('has a refresh token only with offline access', async () => {
    const scope = 'openid offline_access';
    const answer = await client.byPassword(alice.email.address, alice.password, { scope });
    expect(answer.data).toMatchObject({ refresh_token: expect.any(String) });
    expect((await aliceIn()).data).not.toHaveProperty('refresh_token');
  });

  test('bears the service’s own origin', async () => {
    expect(decodeJwt(accessTokenOf(await aliceIn())).iss).toBe('https://sandbox.test/oidc');
  });
});
