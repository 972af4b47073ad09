import {
  buildAuthorization,
  buildStringToSign,
  DEFAULT_HEADERS,
} from 'authing-node-sdk/dist/utils/buildSignature';
import { beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { envelopeOf, noon } from '../plain-client';
import { seedAccessKey } from '../seeds/apps';
import { seedUsers } from '../seeds/users';

/* Signed by the vendor's own functions, so that the test does not repeat a mistake of the sandbox. */

const { accessKeyId, accessKeySecret } = seedAccessKey;
const path = '/api/v3/get-user-identities';
const query = { userId: seedUsers.dave.userId };

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox({ now: () => noon });
});

interface Wishes {
  /** Replace the usual headers; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly secret?: string;
  readonly family?: 'authing' | 'genauth';
}

function signedHeaders({ headers = {}, secret = accessKeySecret, family = 'authing' }: Wishes) {
  const all = { ...DEFAULT_HEADERS(), date: new Date(noon).toUTCString(), ...headers };
  const sent = Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
  const authorization = buildAuthorization(
    accessKeyId,
    secret,
    buildStringToSign('GET', path, sent, query),
  );
  return family === 'authing' ? { ...sent, authorization } : asGenAuth(sent, secret);
}

/** The SDK of the other name differs in its headers' prefix and in the word before the key. */
function asGenAuth(sent: Record<string, string>, secret: string) {
  const renamed = Object.entries(sent).map(([name, value]) => [
    name.replace('x-authing-', 'x-genauth-'),
    value,
  ]);
  const signed = Object.entries(sent)
    .filter(([name]) => name.startsWith('x-authing-') || name === 'date')
    .map(([name, value]) => [name.replace('x-authing-', 'x-genauth-'), value] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}:${value}\n`);
  const text = `GET\n${signed.join('')}${path}?userId=${query.userId}`;
  const authorization = buildAuthorization(accessKeyId, secret, text).replace('authing', 'GenAuth');
  return { ...Object.fromEntries(renamed), authorization };
}

async function send(headers: Record<string, string>, userId: string = query.userId) {
  const url = `https://sandbox.test${path}?${new URLSearchParams({ userId })}`;
  return envelopeOf(await sandbox.fetch(new Request(url, { headers })));
}

const ask = (wishes: Wishes) => send(signedHeaders(wishes));

test.each(['authing', 'genauth'] as const)(
  'a signature as of the SDK %s is good',
  async (family) => {
    expect(await ask({ family })).toMatchObject({ statusCode: 200 });
    expect(sandbox.requests[0]?.problems).toEqual([]);
    expect(await ask({ family, secret: 'wrong' })).toMatchObject({
      statusCode: 401,
      apiCode: 1300,
    });
    sandbox.setOptions({ headerFamilies: family === 'authing' ? 'genauth' : 'authing' });
    expect((await ask({ family })).statusCode).not.toBe(200);
  },
);

test.each<[string, number, Wishes['headers']]>([
  ['another method', 1301, { 'x-authing-signature-method': 'HMAC-MD5' }],
  ['no method', 1301, { 'x-authing-signature-method': null }],
  ['another version', 1302, { 'x-authing-signature-version': '2.0' }],
  ['a date that is none', 1303, { date: 'noon' }],
  ['no date', 1304, { date: null }],
])('a signature with %s is refused with %i', async (_, apiCode, headers = {}) => {
  expect(await ask({ headers })).toMatchObject({ statusCode: 401, apiCode });
});

test('a signature without a nonce is refused', async () => {
  expect(await ask({ headers: { 'x-authing-signature-nonce': null } })).toMatchObject({
    statusCode: 400,
  });
});

test('a signature is good once', async () => {
  const headers = signedHeaders({});
  expect(await send(headers)).toMatchObject({ statusCode: 200 });
  expect(await send(headers)).toMatchObject({ statusCode: 401, apiCode: 1306 });
});

test('a signature that was refused uses up no nonce', async () => {
  const nonce = { 'x-authing-signature-nonce': '0f'.repeat(16) };
  expect(await ask({ headers: nonce, secret: 'wrong' })).toMatchObject({ apiCode: 1300 });
  expect(await ask({ headers: nonce })).toMatchObject({ statusCode: 200 });
});

test('a signature is for the fields it was made over, and for no other', async () => {
  const stranger = seedUsers.alice.userId;
  expect(await send(signedHeaders({}), stranger)).toMatchObject({ apiCode: 1300 });
});

test('a signature’s date may differ by as much as the option says, either way', async () => {
  sandbox.setOptions({ signatureSkewSeconds: 60 });
  const at = (seconds: number) =>
    ask({ headers: { date: new Date(noon + seconds * 1000).toUTCString() } });
  expect(await at(60)).toMatchObject({ statusCode: 200 });
  expect(await at(-60)).toMatchObject({ statusCode: 200 });
  expect(await at(61)).toMatchObject({ apiCode: 1305 });
  expect(await at(-61)).toMatchObject({ apiCode: 1305 });
});
