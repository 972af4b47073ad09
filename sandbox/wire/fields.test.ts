import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createSandbox } from '../app';
import { envelopeOf, plainClient } from '../plain-client';
import { readFields } from './fields';

const schema = v.object({ name: v.string(), inner: v.optional(v.object({ size: v.number() })) });

test('good fields are parsed', () => {
  expect(readFields(schema, { name: 'a' })).toEqual({
    kind: 'good',
    fields: { name: 'a' },
    stray: [],
  });
});

test('wrong and missing fields are named by their path', () => {
  expect(readFields(schema, { inner: { size: 'big' } })).toMatchObject({
    kind: 'bad',
    wrong: ['name', 'inner.size'],
  });
});

test('fields the schema does not name are named, at any depth', () => {
  expect(readFields(schema, { name: 'a', inner: { size: 1, x: 1 }, y: 2 }).stray).toEqual([
    'inner.x',
    'y',
  ]);
});

const path = '/api/v3/send-sms';
const good = { phoneNumber: '19900000001', channel: 'CHANNEL_LOGIN' };

test.each([
  [{ channel: 'CHANNEL_LOGIN' }, 'phoneNumber'],
  [{ phoneNumber: '19900000001' }, 'channel'],
  [{ ...good, phoneNumber: 19_900_000_001 }, 'phoneNumber'],
  [{ ...good, phoneNumber: '+8619900000001' }, 'phoneNumber'],
  [{ ...good, phoneNumber: '199 0000 0001' }, 'phoneNumber'],
  [{ ...good, phoneNumber: '1990000000' }, 'phoneNumber'],
  [{ ...good, phoneCountryCode: '86' }, 'phoneCountryCode'],
  [{ ...good, channel: 'CHANNEL_UNBIND' }, 'channel'],
  [{ ...good, phone: '19900000001' }, 'phone'],
  [[], 'phoneNumber'],
])('%j is malformed in %s', async (body, field) => {
  const sandbox = createSandbox();
  const answer = await plainClient(sandbox).post(path, body);
  expect(answer).toMatchObject({ statusCode: 400, message: `参数 ${field} 格式错误` });
  expect(answer).not.toHaveProperty('apiCode');
  expect(sandbox.requests[0]?.problems.join()).toContain(`field ${field} `);
  expect(sandbox.effects).toEqual([]);
});

test('an unknown field can be overlooked by option, but stays a problem', async () => {
  const sandbox = createSandbox({ options: { unknownFields: 'ignore' } });
  const answer = await plainClient(sandbox).post(path, { ...good, extra: 1 });
  expect(answer.statusCode).toBe(200);
  expect(sandbox.requests[0]?.problems).toEqual(['field extra is not in the specification']);
});

test.each([
  ['text/plain', JSON.stringify(good), '参数 body 格式错误'],
  ['application/json', '{', '参数 body 格式错误'],
  ['application/x-www-form-urlencoded', 'phoneNumber=19900000001', '参数 content-type 格式错误'],
])('a body of type %s is refused', async (contentType, body, message) => {
  const sandbox = createSandbox();
  const client = plainClient(sandbox);
  const headers = { 'x-authing-app-id': sandbox.apps[0]?.appId ?? '', 'content-type': contentType };
  const answer = await envelopeOf(await client.send('POST', path, headers, body));
  expect(answer).toMatchObject({ statusCode: 400, message });
  expect(sandbox.requests[0]?.problems).toHaveLength(1);
});

test('an unknown query parameter is refused', async () => {
  const sandbox = createSandbox();
  const answer = await plainClient(sandbox).get('/api/v3/system?x=1');
  expect(answer.statusCode).toBe(400);
  expect(sandbox.requests[0]?.problems).toEqual(['field x is not in the specification']);
});
