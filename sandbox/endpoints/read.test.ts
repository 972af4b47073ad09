import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { noon, plainClient } from '../plain-client';
import { seedUsers } from '../seeds/users';
import type { User } from '../state/user';

const { alice, bob, carol, dave, erin, grace, ivan, mike } = seedUsers;
let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox({ now: () => noon });
});

const everything = 'openid profile username email phone';
async function read(path: string, user: User, scope = everything): Promise<unknown> {
  const authorization = await sandbox.issueToken(user, sandbox.apps[0], { scope });
  const answer = await plainClient(sandbox).get(`/api/v3/${path}`, { authorization });
  expect(answer.statusCode).toBe(200);
  expect(sandbox.requests.at(-1)?.problems).toEqual([]);
  return answer.data;
}

describe('a profile', () => {
  const always = {
    userId: erin.userId,
    createdAt: '2024-03-11T01:30:00.000Z',
    updatedAt: '2024-03-11T01:30:00.000Z',
    status: 'Activated',
    workStatus: 'Active',
    gender: 'F',
    emailVerified: false,
    phoneVerified: false,
    userSourceType: 'register',
  };

  test('has what the specification never leaves out, and nothing else, for scope openid', async () => {
    expect(await read('get-profile', erin, 'openid')).toEqual(always);
  });

  test.each([
    ['phone', { phone: '19900000005', phoneCountryCode: '+86', phoneVerified: true }],
    ['username', { username: 'zhaoyilin' }],
    ['profile', { name: '赵艺琳', loginsCount: 9 }],
  ])('has for scope %s %o more', async (scope, more) => {
    expect(await read('get-profile', erin, `openid ${scope}`)).toMatchObject({
      ...always,
      ...more,
    });
    expect(await read('get-profile', erin, 'openid')).not.toHaveProperty(
      Object.keys(more)[0] ?? '',
    );
  });

  test('has an email for scope email, and tells whether it is verified', async () => {
    const ofBob = await read('get-profile', bob, 'openid email');
    expect(ofBob).toMatchObject({ email: 'wang.bo@example.com', emailVerified: false });
    expect(await read('get-profile', alice, 'openid email')).toMatchObject({ emailVerified: true });
  });

  test('has everything regardless of scope, if the option says so', async () => {
    sandbox.setOptions({ scopeLimitsProfile: false });
    expect(await read('get-profile', alice, 'openid')).toMatchObject({
      phone: '19900000001',
      name: '林晓雯',
    });
  });

  test('has the number apart from its country code', async () => {
    expect(await read('get-profile', grace)).toMatchObject({
      phone: '7400123456',
      phoneCountryCode: '+44',
    });
  });

  test.each([
    ['absent', undefined],
    ['null', null],
    ['empty', ''],
  ] as const)('shows no phone as %s', async (unboundPhoneShownAs, phone) => {
    sandbox.setOptions({ unboundPhoneShownAs });
    const profile = await read('get-profile', ivan);
    if (phone === undefined) expect(profile).not.toHaveProperty('phone');
    else expect(profile).toMatchObject({ phone, phoneCountryCode: phone });
    expect(profile).toMatchObject({ phoneVerified: false });
  });

  test('has identities, custom data and departments only when asked for', async () => {
    const query = '?withIdentities=true&withCustomData=true&withDepartmentIds=true';
    expect(await read(`get-profile${query}`, dave)).toMatchObject({
      identities: [{ type: 'openid' }, { type: 'unionid' }, { provider: 'github' }],
      customData: {},
      departmentIds: [],
    });
    const plain = await read('get-profile?withIdentities=false', dave);
    for (const field of ['identities', 'customData', 'departmentIds']) {
      expect(plain).not.toHaveProperty(field);
    }
  });

  test('cannot be asked for with a flag that is neither true nor false', async () => {
    const authorization = await sandbox.issueToken(alice);
    const client = plainClient(sandbox);
    const answer = await client.get('/api/v3/get-profile?withIdentities=1', { authorization });
    expect(answer).toMatchObject({ statusCode: 400, message: '参数 withIdentities 格式错误' });
  });
});

describe('identities', () => {
  test('come with all their fields; two rows may be one binding', async () => {
    const identities = await read('get-identities', dave);
    expect(identities).toHaveLength(3);
    expect(identities).toMatchObject([
      { provider: 'wechat', type: 'openid', extIdpId: dave.identities[0].extIdpId },
      { provider: 'wechat', type: 'unionid', extIdpId: dave.identities[0].extIdpId },
      { provider: 'github', type: 'primary' },
    ]);
  });

  test('of a user who has none are an empty list', async () => {
    expect(await read('get-identities', alice)).toEqual([]);
  });
});

describe('security information', () => {
  test.each([
    { user: alice, passwordSet: true, emailBinded: true, phoneBinded: true, mfaEnrolled: false },
    { user: carol, passwordSet: false, emailBinded: false, phoneBinded: true, mfaEnrolled: false },
    { user: ivan, passwordSet: true, emailBinded: true, phoneBinded: false, mfaEnrolled: false },
    { user: mike, passwordSet: true, emailBinded: true, phoneBinded: true, mfaEnrolled: true },
  ])('of $user.name is true', async ({ user, ...facts }) => {
    expect(await read('get-security-info', user)).toEqual({
      ...facts,
      passwordSecurityLevel: facts.passwordSet ? 3 : 0,
      securityScore: Object.values(facts).filter(Boolean).length * 25,
    });
  });
});

describe('the system', () => {
  test('tells of itself to anyone, without an envelope', async () => {
    const response = await plainClient(sandbox).send('GET', '/api/v3/system', {});
    expect(await response.json()).toEqual({
      rsa: { publicKey: expect.stringContaining('BEGIN PUBLIC KEY') },
      sm2: { publicKey: expect.any(String) },
      version: { server: '3.0.0', console: '3.0.0', login: '3.0.0' },
      publicIps: expect.any(Array),
    });
    expect(sandbox.requests[0]?.problems).toEqual([]);
  });

  test.each([
    ['GET', '/api/v3/nowhere'],
    ['GET', '/api/v3/signin'],
    ['POST', '/api/v3/get-profile'],
  ])('has no %s %s', async (method, path) => {
    const response = await plainClient(sandbox).send(method, path, {});
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ statusCode: 404 });
    expect(sandbox.requests[0]).toMatchObject({
      endpoint: 'unknown',
      problems: [`there is no endpoint ${method} ${path}`],
    });
  });
});
