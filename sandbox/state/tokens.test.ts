import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from 'jose';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createSandbox } from '../app';
import { noon, plainClient } from '../plain-client';
import { seedApps } from '../seeds/apps';
import { seedUsers } from '../seeds/users';

const { alice } = seedUsers;
const make = () => createSandbox({ now: () => noon });
const profile = (sandbox: ReturnType<typeof make>, token: string) =>
  plainClient(sandbox).get('/api/v3/get-profile', { authorization: token });

test('an access token says who, for which app, from whom, since when and until when', async () => {
  const sandbox = make();
  sandbox.setOrigin('https://acme.genauth.test');
  const token = await sandbox.issueToken(alice, seedApps.basic, { scope: 'openid phone' });
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
  expect(decodeJwt(token)).toEqual({
    jti: expect.any(String),
    sub: alice.userId,
    aud: seedApps.basic.appId,
    iss: 'https://acme.genauth.test/oidc',
    scope: 'openid phone',
    iat: noon / 1000,
    exp: noon / 1000 + 1_209_600,
  });
});

test('an access token can be checked by the published keys', async () => {
  const sandbox = make();
  const token = await sandbox.issueToken(alice);
  const keySet = v.parse(
    v.object({ keys: v.array(v.record(v.string(), v.string())) }),
    await (await plainClient(sandbox).getRaw('/oidc/.well-known/jwks.json')).json(),
  );
  // The private key must not be published.
  expect(keySet.keys[0]).not.toHaveProperty('d');
  const keys = createLocalJWKSet({ keys: keySet.keys.map((key) => ({ kty: 'RSA', ...key })) });
  const { payload } = await jwtVerify(token, keys, { currentDate: new Date(noon) });
  expect(payload.sub).toBe(alice.userId);
});

test('a token is good until its time is over', async () => {
  const sandbox = make();
  const token = await sandbox.issueToken(alice, seedApps.none, { lifetimeSeconds: 60 });
  sandbox.advance(59_000);
  expect(await profile(sandbox, token)).toMatchObject({ statusCode: 200 });
  sandbox.advance(1000);
  expect(await profile(sandbox, token)).toMatchObject({ statusCode: 401, apiCode: 2020 });
});

test('the option gives tokens their lifetime', async () => {
  const sandbox = make();
  sandbox.setOptions({ accessTokenLifetimeSeconds: 90 });
  expect(decodeJwt(await sandbox.issueToken(alice)).exp).toBe(noon / 1000 + 90);
});

test('a token signed by someone else is no good', async () => {
  const sandbox = make();
  const { privateKey } = await generateKeyPair('RS256');
  const forged = await new SignJWT(decodeJwt(await sandbox.issueToken(alice)))
    .setProtectedHeader({ alg: 'RS256', kid: 'sandbox-1' })
    .sign(privateKey);
  expect(await profile(sandbox, forged)).toMatchObject({ statusCode: 401, apiCode: 2020 });
});

test.each(['', 'junk', 'a.b.c', 'Bearer'])('%o is no token', async (token) => {
  expect(await profile(make(), token)).toMatchObject({ statusCode: 401, apiCode: 2020 });
});

test('a token cannot be had for a user that does not exist', async () => {
  await expect(make().issueToken({ userId: 'nobody' })).rejects.toThrow(RangeError);
});
