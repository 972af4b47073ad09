import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { noon } from '../plain-client';
import { plainManagementClient } from '../plain-management-client';
import { seedUsers } from '../seeds/users';
import type { SurpriseInput } from './surprises';

const { alice, grace } = seedUsers;
let sandbox: Sandbox;
let management: Awaited<ReturnType<typeof plainManagementClient>>;
beforeEach(async () => {
  sandbox = createSandbox({ now: () => noon });
  management = await plainManagementClient(sandbox);
});

const read = () => management.get('get-user', { userId: alice.userId, withCustomData: 'true' });
const surprise = (what: SurpriseInput, endpoint = 'get-user') =>
  sandbox.surprise({ endpoint, surprise: what });

describe('a user changes just before an answer', () => {
  test('by another number, or none', async () => {
    const phone = { countryCode: '+44', number: '7400123456' };
    surprise({ kind: 'user-changed', userId: alice.userId, phone });
    surprise({ kind: 'user-changed', userId: alice.userId, phone: null });
    expect((await read()).data).toMatchObject({ phone: '7400123456', phoneCountryCode: '+44' });
    expect((await read()).data).not.toHaveProperty('phone');
    expect(sandbox.user(alice.userId)?.phone).toBeNull();
  });

  test('by becoming protected', async () => {
    surprise({ kind: 'user-changed', userId: alice.userId, customData: { protected: true } });
    expect((await read()).data).toMatchObject({ customData: { protected: true } });
  });

  test('by being deleted', async () => {
    surprise({ kind: 'user-changed', userId: alice.userId, deleted: true });
    expect(await read()).toMatchObject({ apiCode: 2004 });
    expect(sandbox.user(alice.userId)).toBeUndefined();
  });

  test('or just after, so that the answer shows what was', async () => {
    surprise({ kind: 'user-changed', userId: alice.userId, phone: null, when: 'after' });
    expect((await read()).data).toMatchObject({ phone: alice.phone.number });
    expect((await read()).data).not.toHaveProperty('phone');
  });

  test('of another endpoint, too, before that acts', async () => {
    const phone = { countryCode: '+44', number: '7400123456' };
    surprise({ kind: 'user-changed', userId: alice.userId, phone }, 'update-user');
    await management.post('update-user', { userId: alice.userId, phone: null });
    expect(sandbox.user(alice.userId)?.phone).toBeNull();
  });
});

describe('the answer', () => {
  test('is of another user, on both routes', async () => {
    surprise({ kind: 'another-user', userId: grace.userId });
    expect((await read()).data).toMatchObject({ userId: grace.userId });
    expect((await read()).data).toMatchObject({ userId: alice.userId });
    surprise({ kind: 'another-user', userId: grace.userId }, 'get-profile');
    const token = await sandbox.issueToken(alice);
    const response = await sandbox.fetch(
      new Request('https://sandbox.test/api/v3/get-profile', {
        headers: {
          authorization: `Bearer ${token}`,
          'x-authing-app-id': sandbox.apps[0]?.appId ?? '',
        },
      }),
    );
    expect(await response.json()).toMatchObject({ data: { userId: grace.userId } });
  });

  test('lacks what a scope hides, in every row', async () => {
    surprise({ kind: 'hidden-fields', fields: ['email', 'username', 'customData'] });
    const { data } = await read();
    for (const field of ['email', 'username', 'customData']) expect(data).not.toHaveProperty(field);
    expect(data).toMatchObject({ userId: alice.userId, phone: alice.phone.number });
    surprise({ kind: 'hidden-fields', fields: ['email'] }, 'list-users');
    const page = await management.post('list-users', { keywords: 'alice' });
    expect(JSON.stringify(page.data)).not.toContain('"email"');
  });

  test('says under a 200 that nothing was done, and nothing was', async () => {
    surprise({ kind: 'says-failed' }, 'update-user');
    const answer = await management.post('update-user', { userId: alice.userId, phone: null });
    expect(answer).toMatchObject({ statusCode: 200, data: { success: false } });
    expect(sandbox.user(alice.userId)?.phone).toEqual(alice.phone);
  });

  test('that is a refusal stays as it is', async () => {
    surprise({ kind: 'another-user', userId: grace.userId });
    const answer = await management.get('get-user', { userId: '0'.repeat(24) });
    expect(answer).toMatchObject({ apiCode: 2004 });
  });
});

test('a surprise is written in the log, meets as many as were said, and goes with a reset', async () => {
  sandbox.surprise({
    endpoint: 'get-user',
    surprise: { kind: 'hidden-fields', fields: ['phone'] },
    skip: 1,
    times: 2,
  });
  const shown = [];
  for (let time = 0; time < 4; time += 1) shown.push('phone' in Object((await read()).data));
  expect(shown).toEqual([true, false, false, true]);
  expect(sandbox.requests.map(({ fault }) => fault)).toEqual([
    null,
    'hidden-fields',
    'hidden-fields',
    null,
  ]);
  surprise({ kind: 'says-failed' });
  sandbox.reset();
  management = await plainManagementClient(sandbox);
  expect((await read()).data).toMatchObject({ userId: alice.userId });
});

test('must be one the sandbox knows', () => {
  const unknown: object = { kind: 'party' };
  expect(() => surprise({ kind: 'says-failed', ...unknown })).toThrow();
});
