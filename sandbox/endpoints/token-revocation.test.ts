import { beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { plainClient } from '../plain-client';
import { seedApps } from '../seeds/apps';
import { seedUsers } from '../seeds/users';

const path = '/oidc/token/revocation';
const { alice } = seedUsers;
const client_id = seedApps.none.appId;

let sandbox: Sandbox;
let client: ReturnType<typeof plainClient>;
beforeEach(() => {
  sandbox = createSandbox();
  client = plainClient(sandbox);
});

test('a revoked token opens nothing, and others of the user go on', async () => {
  const [ended, other] = [
    await sandbox.issueToken(alice, seedApps.none),
    await sandbox.issueToken(alice),
  ];
  await client.form(path, { token: ended, client_id });
  const refused = await client.get('/api/v3/get-profile', { authorization: ended });
  expect(refused).toMatchObject({ statusCode: 401, apiCode: 2020 });
  const good = await client.get('/api/v3/get-profile', { authorization: other });
  expect(good.statusCode).toBe(200);
  expect(sandbox.effects.at(-1)).toMatchObject({ kind: 'token-revoked', userId: alice.userId });
});

test('a revoked token may be taken until its time is over', async () => {
  sandbox.setOptions({ revokedTokens: 'accepted-until-expiry' });
  const token = await sandbox.issueToken(alice, seedApps.none, { lifetimeSeconds: 60 });
  await client.form(path, { token, client_id });
  expect(sandbox.effects.at(-1)).toMatchObject({ kind: 'token-revoked' });
  const read = () => client.get('/api/v3/get-profile', { authorization: token });
  expect((await read()).statusCode).toBe(200);
  sandbox.advance(61_000);
  expect((await read()).statusCode).toBe(401);
});

test('revoking what is unknown, or twice, succeeds and does nothing', async () => {
  const token = await sandbox.issueToken(alice, seedApps.none);
  await client.form(path, { token, client_id });
  expect((await client.form(path, { token, client_id })).statusCode).toBe(200);
  expect((await client.form(path, { token: 'junk', client_id })).statusCode).toBe(200);
  expect(sandbox.effects.filter(({ kind }) => kind === 'token-revoked')).toHaveLength(1);
});

test('another app’s token is not for this one to end', async () => {
  const authorization = await sandbox.issueToken(alice, seedApps.post);
  expect(await client.form(path, { token: authorization, client_id })).toMatchObject({
    statusCode: 403,
  });
  expect((await client.get('/api/v3/get-profile', { authorization })).statusCode).toBe(200);
});

test('the app is named in the form, and a header is not needed', async () => {
  const token = await sandbox.issueToken(alice, seedApps.none);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await client.send(
    'POST',
    path,
    headers,
    `token=${token}&client_id=${client_id}`,
  );
  expect(await response.json()).toMatchObject({ statusCode: 200 });
  expect(sandbox.requests[0]?.problems).toEqual([]);
});

test('no app at all is refused', async () => {
  expect(await client.form(path, { token: 'x' })).toMatchObject({
    message: 'client authentication failed',
  });
});

test('JSON is refused', async () => {
  expect(await client.post(path, { token: 'x', client_id })).toMatchObject({ statusCode: 400 });
  expect(sandbox.requests[0]?.problems).toEqual(['the body is json, and form is expected']);
});

test('an unknown field is overlooked, as OAuth demands, but is a problem', async () => {
  expect(await client.form(path, { token: 'x', client_id, extra: '1' })).toMatchObject({
    statusCode: 200,
  });
  expect(sandbox.requests[0]?.problems).toEqual(['field extra is not in the specification']);
});

test('with the option it answers as OAuth does', async () => {
  sandbox.setOptions({ revocationAnswer: 'oauth' });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const good = await client.send('POST', path, headers, `token=x&client_id=${client_id}`);
  expect([good.status, await good.text()]).toEqual([200, '']);
  const bad = await client.send('POST', path, headers, 'token=x&client_id=nobody');
  expect(bad.status).toBe(401);
  expect(await bad.json()).toMatchObject({ error: 'invalid_client' });
});
