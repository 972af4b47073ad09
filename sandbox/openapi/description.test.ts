import { describe, expect, it } from 'vitest';
import { createSandbox } from '../app';
import { plainClient } from '../plain-client';
import { seedApps } from '../seeds/apps';
import { seedUsers } from '../seeds/users';
import { createDescription } from './description';
import type { Exchange } from './exchange';

const { faultsOf } = createDescription();
const { alice } = seedUsers;

function watched() {
  const sandbox = createSandbox();
  const exchanges: Exchange[] = [];
  sandbox.observe((exchange) => exchanges.push(exchange));
  return { sandbox, exchanges };
}

describe('the description of the wire', () => {
  it('fits a whole sign-in, profile and unbinding of the sandbox', async () => {
    const { sandbox, exchanges } = watched();
    const client = plainClient(sandbox, seedApps.none);
    await client.byPassword(alice.email.address, alice.password, { scope: 'openid phone' });
    const authorization = await sandbox.issueToken(alice);
    for (const path of ['get-profile?withIdentities=true', 'get-identities', 'get-security-info']) {
      await client.get(`/api/v3/${path}`, { authorization });
    }
    await client.sendSms(alice.phone.number, 'CHANNEL_UNBIND_PHONE');
    await client.post(
      '/api/v3/unbind-phone',
      { passCode: sandbox.lastCode('+8619900000001') },
      { authorization },
    );
    await client.getRaw('/api/v3/system');
    expect(exchanges).toHaveLength(7);
    expect(exchanges.flatMap(faultsOf)).toEqual([]);
  });

  it.each([
    [{ passcode: '123456' }, 'must have required property'],
    [{ passCode: 123456 }, 'must be string'],
    [{ passCode: '123456', extra: 1 }, '(extra)'],
  ])('names a field that is not as it should be: %j', (body, words) => {
    const faults = faultsOf({
      method: 'POST',
      path: '/api/v3/unbind-phone',
      query: {},
      body,
      httpStatus: 200,
      text: '{"statusCode":200,"message":""}',
      faulty: false,
    });
    expect(faults.join()).toContain('POST /api/v3/unbind-phone: body');
    expect(faults.join()).toContain(words);
  });

  it('names what an answer has and lacks', () => {
    const exchange = { method: 'GET', path: '/api/v3/get-security-info', query: {}, body: null };
    const text = '{"statusCode":200,"message":"","data":{"phoneBound":true}}';
    const faults = faultsOf({ ...exchange, httpStatus: 200, text, faulty: false });
    expect(faults.join()).toContain('(phoneBound)');
    expect(faults.join()).toContain("required property 'phoneBinded'");
  });

  it('knows no other endpoint', () => {
    const exchange = { method: 'GET', path: '/api/v3/get-everything', query: {}, body: null };
    expect(faultsOf({ ...exchange, httpStatus: 200, text: '', faulty: false })).toEqual([
      'GET /api/v3/get-everything is not described',
    ]);
  });
});
