import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox/app';
import type { PartialOptions } from '../sandbox/options';
import { seedAccessKey, seedApps, seedUserPool } from '../sandbox/seeds/apps';
import { seedUsers } from '../sandbox/seeds/users';
import { createClient } from '../src/genauth/client';
import { GenAuthError } from '../src/genauth/failure';
import { createManagementClient } from '../src/genauth/management-client';
import { createTokenShelf } from '../src/genauth/management-token';
import type { TransportPorts } from '../src/genauth/transport';

/*
 * Wherever the vendor's documents and clients vary, or no source documents the behavior, the sandbox has a setting. Our
 * client works both routes completely in each.
 */

const appHost = 'https://acme.genauth.ai';
const { alice } = seedUsers;
const phone = { phoneNumber: alice.phone.number, phoneCountryCode: '+86' };

function desk(sandbox: Sandbox) {
  const ports: TransportPorts & { now: () => number } = {
    fetch: (url, { redirect: _, ...init }) => sandbox.fetch(new Request(url, init)),
    online: async () => true,
    timeout: () => new AbortController().signal,
    now: () => Date.now(),
  };
  const { appId, appSecret, authMethod } = seedApps.post;
  const { userPoolId } = seedUserPool;
  const client = createClient({
    app: { appHost, appId, appSecret, authMethod, userPoolId },
    lang: 'zh-CN',
    ports,
  });
  const management = createManagementClient({
    key: { managementHost: appHost, userPoolId, ...seedAccessKey },
    appId,
    shelf: createTokenShelf(),
    lang: 'zh-CN',
    ports,
  });
  return { client, management };
}

/** Route A, from the code that signs in to the revoked token. */
async function unbind(sandbox: Sandbox): Promise<void> {
  const { client } = desk(sandbox);
  await client.sendSms(phone, 'CHANNEL_LOGIN');
  const passCode = sandbox.lastCode('+8619900000001', 'CHANNEL_LOGIN') ?? '';
  const { value } = await client.signin({ way: 'sms', phone, passCode });
  const { accessToken } = value;
  expect((await client.getProfile(accessToken)).value.phone).toBe(phone.phoneNumber);
  await client.getIdentities(accessToken);
  await client.getSecurityInfo(accessToken);
  await client.sendSms(phone, 'CHANNEL_UNBIND_PHONE');
  await client.unbindPhone(
    accessToken,
    sandbox.lastCode('+8619900000001', 'CHANNEL_UNBIND_PHONE') ?? '',
  );
  expect((await client.getProfile(accessToken)).value.phone || null).toBeNull();
  await client.revokeToken(accessToken);
}

const settings: readonly (readonly [string, PartialOptions])[] = [
  ['expires_in', { expiryField: 'expires_in' }],
  ['expire_in', { expiryField: 'expire_in' }],
  ['a token that is known as Bearer alone', { tokenForms: 'bearer' }],
  ['headers of the x-authing family alone', { headerFamilies: 'authing' }],
  ['an empty answer to a revocation', { revocationAnswer: 'oauth' }],
  ['a phone that is absent when it is gone', { unboundPhoneShownAs: 'absent' }],
  ['a phone that is null', { unboundPhoneShownAs: 'null' }],
  ['a phone that is empty', { unboundPhoneShownAs: 'empty' }],
  ['users without identities', { identitiesWithUser: false }],
  ['codes of 4 digits', { codeLength: 4 }],
  ['codes of 8 digits', { codeLength: 8 }],
  ['a token that is bound to its application', { tokenBoundToApp: true }],
  ['a service that overlooks what it does not know', { unknownFields: 'ignore' }],
];

describe('a whole unbinding goes through with', () => {
  it.each(settings)('%s', async (_, options) => {
    await unbind(createSandbox({ options }));
  });

  it.each(['text-codes', 'legacy-envelope', 'created'] as const)('%s everywhere', async (kind) => {
    const sandbox = createSandbox();
    sandbox.arm({ endpoint: '*', fault: { kind }, times: 50 });
    await unbind(sandbox);
  });
});

describe('a number is taken off through the management API with', () => {
  it.each([
    ['null', null, 'null'],
    ['an empty text', '', 'empty'],
  ] as const)('%s, where that is what clears', async (_, sent, clearPhoneWith) => {
    const sandbox = createSandbox({ options: { clearPhoneWith } });
    const { management } = desk(sandbox);
    await management.clearPhone(alice.userId, sent);
    const { value } = await management.getUser(alice.userId, 'user_id');
    expect(value.phone || null).toBeNull();
  });

  it('nothing, where neither does, and a 200 is no proof', async () => {
    const sandbox = createSandbox({ options: { clearPhoneWith: 'neither' } });
    const { management } = desk(sandbox);
    await management.clearPhone(alice.userId, null);
    expect((await management.getUser(alice.userId, 'user_id')).value.phone).toBe(phone.phoneNumber);
  });
});

it('a user without identities has them asked for apart', async () => {
  const sandbox = createSandbox({ options: { identitiesWithUser: false } });
  const { management } = desk(sandbox);
  const { dave } = seedUsers;
  expect((await management.getUser(dave.userId, 'user_id')).value.identities).toBeNull();
  expect((await management.getUserIdentities(dave.userId)).value).toHaveLength(3);
});

describe('what nobody has settled is given no certain meaning', () => {
  const refused = async (options: PartialOptions, account: keyof typeof seedUsers) => {
    const sandbox = createSandbox({ options: { verifyCodeMaxAttempts: 9, ...options } });
    const { client } = desk(sandbox);
    const token = await sandbox.issueToken(seedUsers[account]);
    const error = await client.unbindPhone(token, '00000000').catch((caught: unknown) => caught);
    if (!(error instanceof GenAuthError)) throw error;
    return error.failure;
  };

  it.each([null, 1234567])('a wrong code with the apiCode %s', async (wrongCodeApiCode) => {
    const { code, message } = await refused({ wrongCodeApiCode }, 'alice');
    expect(code).toBe('unbind-refused');
    // The agent can read the service's own words.
    expect(message).toMatch(/验证码/);
  });

  it.each([1320005, 2217])(
    'the last way to sign in, with %s: the words decide',
    async (apiCode) => {
      const sandbox = createSandbox({ options: { lastMethodApiCode: apiCode } });
      const { client } = desk(sandbox);
      const { carol } = seedUsers;
      const own = { phoneNumber: carol.phone.number, phoneCountryCode: '+86' };
      await client.sendSms(own, 'CHANNEL_UNBIND_PHONE');
      const passCode = sandbox.lastCode(`+86${carol.phone.number}`) ?? '';
      const token = await sandbox.issueToken(carol);
      const error = await client.unbindPhone(token, passCode).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ failure: { code: 'only-login-method' } });
    },
  );
});
