import { AuthenticationClient, ManagementClient, Models } from 'authing-node-sdk';
import { expect, test } from 'vitest';
import { endpoints } from './endpoints/all';
import { startSandboxServer } from './node-server';
import { createDescription } from './openapi/description';
import { seedAccessKey, seedApps } from './seeds/apps';
import { seedUsers } from './seeds/users';

const { alice, dave } = seedUsers;
const channel = Models.SendSMSDto.channel.CHANNEL_UNBIND_PHONE;

test('the vendor’s client, unchanged, reaches every endpoint and is answered as described', async () => {
  const server = await startSandboxServer();
  const { sandbox, url } = server;
  const { faultsOf } = createDescription();
  const faults: string[] = [];
  sandbox.observe((exchange) => {
    // Keys are published according to RFC 7517, not to the vendor's description.
    if (!exchange.path.startsWith('/oidc/.well-known/')) faults.push(...faultsOf(exchange));
  });

  const { appId, appSecret } = seedApps.post;
  const client = new AuthenticationClient({ appId, appSecret, appHost: url });
  await client.getSystemInfo();
  const signedIn = await client.signInByAccountPassword({
    account: alice.email.address,
    password: alice.password,
    options: { scope: 'openid profile email phone' },
  });
  const token = signedIn.data.access_token ?? '';
  client.setAccessToken(token);
  expect(await client.parseAccessToken(token)).toMatchObject({ sub: alice.userId });
  await client.getProfile({ withIdentities: true });
  await client.getIdentities();
  await client.getSecurityLevel();
  await client.sendEmail({
    email: alice.email.address,
    channel: Models.SendEmailDto.channel.CHANNEL_LOGIN,
  });
  await client.sendSms({ phoneNumber: alice.phone.number, channel });
  await client.unbindPhone({ passCode: sandbox.lastCode('+8619900000001', channel) ?? '' });
  await client.revokeToken(token);

  const management = new ManagementClient({ host: url, ...seedAccessKey });
  await management.makeRequest({
    method: 'POST',
    url: '/api/v3/get-management-token',
    data: seedAccessKey,
  });
  await management.getUser({ userId: dave.userId, withIdentities: true });
  await management.listUsers({ keywords: 'dave' });
  await management.getUserIdentities({ userId: dave.userId });
  await management.updateUser({ userId: dave.userId, name: 'Dave' });
  await management.kickUsers({ userId: dave.userId, appIds: [appId] });

  const reached = new Set(sandbox.requests.map(({ endpoint }) => endpoint));
  expect(endpoints.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  expect(sandbox.requests.flatMap(({ problems }) => problems)).toEqual([]);
  expect(faults).toEqual([]);
  await server.close();
});
