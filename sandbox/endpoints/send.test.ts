import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { noon, plainClient } from '../plain-client';

let sandbox: Sandbox;
let client: ReturnType<typeof plainClient>;
beforeEach(() => {
  sandbox = createSandbox({ now: () => noon });
  client = plainClient(sandbox);
});

const minute = 60_000;

describe('an SMS', () => {
  test('goes to the number with its country code, which is +86 if left out', async () => {
    expect(await client.sendSms('19900000001')).toMatchObject({
      statusCode: 200,
      message: '操作成功',
    });
    await client.sendSms('7400123456', 'CHANNEL_LOGIN', { phoneCountryCode: '+44' });
    expect(sandbox.messages.map(({ to }) => to)).toEqual(['+8619900000001', '+447400123456']);
    expect(sandbox.effects).toEqual([
      { kind: 'sms-sent', at: noon, to: '+8619900000001', channel: 'CHANNEL_LOGIN' },
      { kind: 'sms-sent', at: noon, to: '+447400123456', channel: 'CHANNEL_LOGIN' },
    ]);
  });

  test('answers with no data, and a fresh request id each time', async () => {
    const answers = [await client.sendSms('19900000001'), await client.sendSms('19900000002')];
    for (const answer of answers) expect(answer).not.toHaveProperty('data');
    expect(new Set(answers.map(({ requestId }) => requestId)).size).toBe(2);
  });

  test('needs no token', async () => {
    await client.sendSms('19900000001', 'CHANNEL_UNBIND_PHONE');
    expect(sandbox.requests[0]?.problems).toEqual([]);
  });

  test('can be had once a minute per number and channel', async () => {
    await client.sendSms('19900000001');
    const tooSoon = await client.sendSms('19900000001');
    expect(tooSoon.statusCode).toBe(499);
    expect(tooSoon).not.toHaveProperty('apiCode');
    expect(await client.sendSms('19900000001', 'CHANNEL_UNBIND_PHONE')).toMatchObject({
      statusCode: 200,
    });
    sandbox.advance(minute);
    expect(await client.sendSms('19900000001')).toMatchObject({ statusCode: 200 });
    expect(sandbox.messages).toHaveLength(3);
  });

  test('asked for too soon can be refused with a code', async () => {
    sandbox.setOptions({ smsTooSoonApiCode: 2080 });
    await client.sendSms('19900000001');
    expect(await client.sendSms('19900000001')).toMatchObject({ apiCode: 2080 });
  });

  test('stays at home when the day’s limit is reached', async () => {
    sandbox.setOptions({ dailySmsLimit: 1 });
    await client.sendSms('19900000001');
    sandbox.advance(minute);
    expect(await client.sendSms('19900000001')).toMatchObject({ statusCode: 499 });
    expect(sandbox.messages).toHaveLength(1);
  });

  test('goes abroad only if the tenant has that', async () => {
    sandbox.setOptions({ internationalSms: false });
    const abroad = await client.sendSms('7400123456', 'CHANNEL_LOGIN', { phoneCountryCode: '+44' });
    expect(abroad).toMatchObject({ statusCode: 499, message: '未开启国际短信服务' });
    expect(await client.sendSms('19900000001')).toMatchObject({ statusCode: 200 });
  });

  test('goes to a number nobody has, unless that is to be refused', async () => {
    expect(await client.sendSms('19955555555')).toMatchObject({ statusCode: 200 });
    sandbox.setOptions({ sendToUnknown: 'refuse' });
    expect(await client.sendSms('19966666666')).toMatchObject({ apiCode: 2004 });
    expect(await client.sendSms('19966666666', 'CHANNEL_BIND_PHONE')).toMatchObject({
      statusCode: 200,
    });
  });
});

describe('an email', () => {
  test('goes to the address', async () => {
    expect(await client.sendEmail('Lin.Xiaowen@example.com')).toMatchObject({ statusCode: 200 });
    expect(sandbox.lastCode('lin.xiaowen@example.com', 'CHANNEL_LOGIN')).toMatch(/^\d{6}$/);
    expect(sandbox.effects).toMatchObject([{ kind: 'email-sent', to: 'lin.xiaowen@example.com' }]);
  });

  test('can be had once a minute per address and channel', async () => {
    await client.sendEmail('lin.xiaowen@example.com');
    const tooSoon = await client.sendEmail('lin.xiaowen@example.com');
    expect(tooSoon).toMatchObject({ statusCode: 499, apiCode: 2080 });
    sandbox.advance(minute);
    expect(await client.sendEmail('lin.xiaowen@example.com')).toMatchObject({ statusCode: 200 });
  });

  test('goes to an address nobody has, unless that is to be refused', async () => {
    expect(await client.sendEmail('nobody@example.com')).toMatchObject({ statusCode: 200 });
    sandbox.setOptions({ sendToUnknown: 'refuse' });
    expect(await client.sendEmail('noone@example.com')).toMatchObject({ apiCode: 2004 });
    const binding = await client.sendEmail('noone@example.com', 'CHANNEL_BIND_EMAIL');
    expect(binding).toMatchObject({ statusCode: 200 });
  });

  test.each(['nonsense', 'a@b', 'a b@example.com'])('does not go to %s', async (address) => {
    const answer = await client.sendEmail(address);
    expect(answer).toMatchObject({ statusCode: 400, message: '参数 email 格式错误' });
  });

  test('has channels of its own', async () => {
    const answer = await client.sendEmail('lin.xiaowen@example.com', 'CHANNEL_UNBIND_PHONE');
    expect(answer).toMatchObject({ statusCode: 400 });
  });
});
