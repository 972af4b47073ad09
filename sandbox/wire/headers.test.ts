import { expect, test } from 'vitest';
import { createSandbox } from '../app';
import type { PartialOptions } from '../options';
import { envelopeOf, plainClient } from '../plain-client';
import { seedApps, seedUserPool } from '../seeds/apps';
import { seedUsers } from '../seeds/users';

const appId = seedApps.none.appId;

async function profileWith(headers: Record<string, string>, options: PartialOptions = {}) {
  const sandbox = createSandbox({ options });
  const token = await sandbox.issueToken(seedUsers.alice, seedApps.none);
  const all = { authorization: token, ...headers };
  const response = await plainClient(sandbox).send('GET', '/api/v3/get-profile', all);
  return { ...(await envelopeOf(response)), problems: sandbox.requests[0]?.problems, sandbox };
}

test('without an app id nothing is done', async () => {
  expect(await profileWith({})).toMatchObject({
    statusCode: 400,
    problems: ['header x-authing-app-id is missing'],
  });
});

test('an app id must name an app', async () => {
  const answer = await profileWith({ 'x-authing-app-id': '000000000000000000000000' });
  expect(answer).toMatchObject({ statusCode: 499, apiCode: 2011, message: '应用不存在' });
  expect(answer.problems).toHaveLength(1);
});

test('both families of headers are understood', async () => {
  expect(await profileWith({ 'x-authing-app-id': appId })).toMatchObject({ statusCode: 200 });
  expect(await profileWith({ 'x-genauth-app-id': appId })).toMatchObject({ statusCode: 200 });
});

test('either family can be switched off', async () => {
  const authing = { 'x-authing-app-id': appId };
  const genauth = { 'x-genauth-app-id': appId };
  const code = async (headers: Record<string, string>, headerFamilies: 'authing' | 'genauth') =>
    (await profileWith(headers, { headerFamilies })).statusCode;
  expect(await code(authing, 'authing')).toBe(200);
  expect(await code(genauth, 'authing')).toBe(400);
  expect(await code(authing, 'genauth')).toBe(400);
  expect(await code(genauth, 'genauth')).toBe(200);
});

test('a user pool id must be the right one if it is sent', async () => {
  const good = { 'x-authing-app-id': appId, 'x-authing-userpool-id': seedUserPool.userPoolId };
  expect(await profileWith(good)).toMatchObject({ statusCode: 200, problems: [] });
  const bad = { ...good, 'x-authing-userpool-id': 'another' };
  expect(await profileWith(bad)).toMatchObject({
    statusCode: 499,
    apiCode: 2224,
    problems: ['header x-authing-userpool-id names no user pool: another'],
  });
});

test.each([
  ['zh-CN', '应用不存在'],
  ['en-US', 'Application does not exist'],
  ['zh-TW', '应用不存在'],
  ['ja-JP', 'Application does not exist'],
])('in %s the message is %s', async (lang, message) => {
  const headers = { 'x-authing-app-id': 'x', 'x-authing-lang': lang };
  expect(await profileWith(headers)).toMatchObject({ message });
});

test('a language the service does not have is a problem, and reads as Chinese', async () => {
  const headers = { 'x-authing-app-id': appId, 'x-authing-lang': 'de' };
  expect(await profileWith(headers)).toMatchObject({
    message: '操作成功',
    problems: ['header x-authing-lang names no language of the service: de'],
  });
});

test('an unheard-of header of the vendor’s family is a problem', async () => {
  const headers = { 'x-authing-app-id': appId, 'x-authing-appid': appId };
  expect((await profileWith(headers)).problems).toEqual([
    'header x-authing-appid is not in the specification',
  ]);
});

test('tokens are understood bare and after Bearer, unless one form is switched off', async () => {
  const outcome = async (bearer: boolean, tokenForms: 'both' | 'bearer' | 'raw') => {
    const sandbox = createSandbox({ options: { tokenForms } });
    const token = await sandbox.issueToken(seedUsers.alice);
    const authorization = bearer ? `Bearer ${token}` : token;
    return (await plainClient(sandbox).get('/api/v3/get-profile', { authorization })).statusCode;
  };
  expect(await outcome(true, 'both')).toBe(200);
  expect(await outcome(false, 'both')).toBe(200);
  expect(await outcome(true, 'bearer')).toBe(200);
  expect(await outcome(false, 'bearer')).toBe(401);
  expect(await outcome(true, 'raw')).toBe(401);
  expect(await outcome(false, 'raw')).toBe(200);
});

test('a user endpoint without authorization is refused, and a problem', async () => {
  const sandbox = createSandbox();
  const answer = await plainClient(sandbox).get('/api/v3/get-profile');
  expect(answer).toMatchObject({ statusCode: 401, apiCode: 2020 });
  expect(sandbox.requests[0]?.problems).toEqual(['header authorization is missing']);
});

test('a token of another app is good here, unless tokens are bound to their app', async () => {
  const outcome = async (tokenBoundToApp: boolean) => {
    const sandbox = createSandbox({ options: { tokenBoundToApp } });
    const authorization = await sandbox.issueToken(seedUsers.alice, seedApps.post);
    return (await plainClient(sandbox).get('/api/v3/get-profile', { authorization })).statusCode;
  };
  expect(await outcome(false)).toBe(200);
  expect(await outcome(true)).toBe(401);
});

test('a disabled user’s token opens nothing', async () => {
  const sandbox = createSandbox();
  const authorization = await sandbox.issueToken(seedUsers.kevin);
  expect(await plainClient(sandbox).get('/api/v3/get-profile', { authorization })).toMatchObject({
    statusCode: 403,
    apiCode: 2_120_008,
  });
});

test('only listed origins may call once any are listed', async () => {
  const options = { allowedOrigins: ['chrome-extension://good'] };
  const from = async (origin: string) =>
    (await profileWith({ 'x-authing-app-id': appId, origin }, options)).statusCode;
  expect(await from('chrome-extension://good')).toBe(200);
  expect(await from('chrome-extension://other')).toBe(403);
});

test('CORS is off, and with the option preflights are answered', async () => {
  const preflight = async (cors: boolean) => {
    const sandbox = createSandbox({ options: { cors } });
    const headers = {
      origin: 'https://page.test',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-authing-app-id',
    };
    return plainClient(sandbox).send('OPTIONS', '/api/v3/signin', headers);
  };
  expect((await preflight(false)).headers.has('access-control-allow-origin')).toBe(false);
  const answered = await preflight(true);
  expect(answered.status).toBe(204);
  expect(answered.headers.get('access-control-allow-origin')).toBe('*');
  expect(answered.headers.get('access-control-allow-headers')).toContain('authorization');
});
