import { AuthenticationClient, Models } from 'authing-node-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SandboxServer, startSandboxServer } from './node-server';
import { type App, seedApps } from './seeds/apps';
import { seedUsers } from './seeds/users';

/*
 * The vendor's own SDK, as published, is the reference: everything it sends must be understood, without complaints.
 */

let server: SandboxServer;
beforeAll(async () => {
  server = await startSandboxServer();
});
afterAll(() => server.close());
beforeEach(() => server.sandbox.reset());

const { alice, dave } = seedUsers;
const scope = 'openid profile username email phone';
const phone = '+8619900000001';
const smsChannel = Models.SendSMSDto.channel;
const emailChannel = Models.SendEmailDto.channel;

const clientOf = ({ appId, appSecret, authMethod }: App) =>
  new AuthenticationClient({
    appId,
    appHost: server.url,
    tokenEndPointAuthMethod: authMethod,
    revocationEndPointAuthMethod: authMethod,
    ...(authMethod !== 'none' && { appSecret }),
  });

describe.each(Object.values(seedApps))('with $authMethod', (app) => {
  const signedIn = async (account: string, password: string) => {
    const client = clientOf(app);
    const { statusCode, data } = await client.signInByAccountPassword({
      account,
      password,
      options: { scope },
    });
    expect(statusCode).toBe(200);
    client.setAccessToken(data.access_token ?? '');
    return { client, token: data.access_token ?? '' };
  };

  test('a user signs in by password', async () => {
    const { client } = await signedIn(alice.email.address, alice.password);
    const { data } = await client.getProfile({ withIdentities: true });
    expect(data).toMatchObject({ userId: alice.userId, phone: alice.phone.number, identities: [] });
  });

  test('a user signs in by SMS', async () => {
    const client = clientOf(app);
    const channel = smsChannel.CHANNEL_LOGIN;
    const sent = await client.sendSms({ phoneNumber: alice.phone.number, channel });
    expect(sent.statusCode).toBe(200);
    const passCode = server.sandbox.lastCode(phone, channel) ?? '';
    const { data } = await client.signInByPhonePassCode({ phone: alice.phone.number, passCode });
    expect(data).toMatchObject({ token_type: 'Bearer', expire_in: 1_209_600 });
  });

  test('a user signs in by email', async () => {
    const client = clientOf(app);
    const channel = emailChannel.CHANNEL_LOGIN;
    const { address: email } = alice.email;
    const sent = await client.sendEmail({ email, channel });
    expect(sent.statusCode).toBe(200);
    const passCode = server.sandbox.lastCode(email, channel) ?? '';
    expect((await client.signInByEmailPassCode({ email, passCode })).statusCode).toBe(200);
  });

  test('identities and security information are read', async () => {
    const client = clientOf(app);
    client.setAccessToken(await server.sandbox.issueToken(dave, app));
    expect((await client.getIdentities()).data.map(({ provider }) => provider)).toEqual([
      'wechat',
      'wechat',
      'github',
    ]);
    expect((await client.getSecurityLevel()).data).toMatchObject({ phoneBinded: true });
  });

  test('a phone is unbound, and gone', async () => {
    const { client } = await signedIn(alice.email.address, alice.password);
    const channel = smsChannel.CHANNEL_UNBIND_PHONE;
    await client.sendSms({ phoneNumber: alice.phone.number, channel });
    const passCode = server.sandbox.lastCode(phone, 'CHANNEL_UNBIND_PHONE') ?? '';
    expect((await client.unbindPhone({ passCode })).statusCode).toBe(200);
    expect((await client.getProfile({})).data).not.toHaveProperty('phone');
    expect((await client.getSecurityLevel()).data.phoneBinded).toBe(false);
    expect(server.sandbox.user(alice.userId)?.phone).toBeNull();
  });

  test('a token is revoked, and opens nothing more', async () => {
    const { client, token } = await signedIn(alice.email.address, alice.password);
    expect(await client.revokeToken(token)).toBe(true);
    expect(await client.getProfile({})).toMatchObject({ statusCode: 401, apiCode: 2020 });
    expect(server.sandbox.effects.at(-1)).toMatchObject({ kind: 'token-revoked' });
  });

  test('nothing it sends is found at fault', async () => {
    const { client, token } = await signedIn(alice.email.address, alice.password);
    await client.sendSms({ phoneNumber: '19900000001', channel: smsChannel.CHANNEL_UNBIND_PHONE });
    await client.getProfile({ withCustomData: true, withDepartmentIds: true });
    await client.getIdentities();
    await client.getSecurityLevel();
    await client.unbindPhone({ passCode: server.sandbox.lastCode(phone) ?? '' });
    await client.revokeToken(token);
    expect(server.sandbox.requests.flatMap(({ problems }) => problems)).toEqual([]);
    expect(server.sandbox.count('*')).toBe(7);
  });
});
