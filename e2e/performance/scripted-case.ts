import { AuthenticationClient, ManagementClient, Models } from 'authing-node-sdk';
import { expect } from 'playwright/test';
import type { SandboxServer } from '../../sandbox/node-server';
import { seedAccessKey, seedApps } from '../../sandbox/seeds/apps';
import { type SeedUserName, seedUsers } from '../../sandbox/seeds/users';
import { loginCode, unbindCode } from '../support/agent';

const { appId, appSecret, authMethod } = seedApps.post;

/** A whole case with the vendor's own SDK and the extension's calls. Returns its duration in milliseconds. */
export async function signInAndUnbind(sandbox: SandboxServer, name: SeedUserName): Promise<number> {
  const { phone } = seedUsers[name];
  const phoneNumber = phone?.number ?? '';
  const { CHANNEL_LOGIN, CHANNEL_UNBIND_PHONE } = Models.SendSMSDto.channel;
  const client = new AuthenticationClient({
    appId,
    appSecret,
    appHost: sandbox.url,
    tokenEndPointAuthMethod: authMethod,
    revocationEndPointAuthMethod: authMethod,
  });
  const begun = performance.now();
  await client.sendSms({ phoneNumber, channel: CHANNEL_LOGIN });
  const { data } = await client.signInByPhonePassCode({
    phone: phoneNumber,
    passCode: await loginCode(sandbox, name)(),
    options: { scope: 'openid profile username email phone' },
  });
  const token = data.access_token ?? '';
  client.setAccessToken(token);
  await Promise.all([client.getProfile({}), client.getIdentities(), client.getSecurityLevel()]);
  await client.getProfile({});
  await client.sendSms({ phoneNumber, channel: CHANNEL_UNBIND_PHONE });
  await client.unbindPhone({ passCode: await unbindCode(sandbox, name)() });
  const after = await client.getProfile({});
  await client.revokeToken(token);
  const refused = await client.getProfile({});
  const taken = performance.now() - begun;
  expect(after.data).not.toHaveProperty('phone');
  expect(refused.statusCode).toBe(401);
  return taken;
}

/** A lost-phone case with the vendor's own SDK, which signs each request and so needs no token. Milliseconds. */
export async function unbindWithKey(sandbox: SandboxServer, name: SeedUserName): Promise<number> {
  const { email } = seedUsers[name];
  const client = new ManagementClient({ host: sandbox.url, ...seedAccessKey });
  const begun = performance.now();
  const found = await client.getUser({
    userId: email?.address ?? '',
    userIdType: 'email',
    withIdentities: true,
  });
  const { userId } = found.data;
  // The vendor's types only allow strings.
  const phone: string = JSON.parse('null');
  await client.getUser({ userId, withIdentities: true });
  await client.updateUser({ userId, phone });
  const after = await client.getUser({ userId, withIdentities: true });
  const taken = performance.now() - begun;
  expect(after.data.phone ?? null).toBeNull();
  return taken;
}
