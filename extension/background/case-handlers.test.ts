import { describe, expect, it } from 'vitest';
import { CaseRecordError } from '../../src/case/case-record';
import { toCandidates } from '../../src/case/testing/lost-phone-story';
import { toCode } from '../../src/case/testing/story';
import { veiled } from '../../src/case/veil';
import { emptyVault } from '../../src/environments/vault-content';
import { emptiedForNextCaller } from '../../src/messaging/next-caller';
import { StorageError } from '../../src/platform/storage-error';
import { caseHandlers } from './case-handlers';
import { environment, fakeWorld } from './testing/fake-world';

const grounds = { verifiedHow: 'called back', note: 'on 13812345678', reason: '', ticket: '' };
const unreadable = new CaseRecordError('corrupt');
const diskFault = new StorageError('unavailable', 'case');

describe('a command that may open a case', () => {
  const params = {
    way: 'token',
    revision: 0,
    environmentId: 'acme',
    accessToken: 'a.b.c',
  } as const;

  it('uses the chosen environment, with its secret and the agent’s name', async () => {
    const { world, orders } = fakeWorld();
    expect(await caseHandlers(world)['case.identify'](params)).toEqual({ ok: true, value: null });
    const { id, label, appHost, managementHost } = environment;
    expect(orders).toMatchObject([
      {
        command: { type: 'identify', way: 'token', accessToken: 'a.b.c' },
        revision: 0,
        environment: { id, label, appHost, managementHost },
        agent: '',
      },
    ]);
    expect(JSON.stringify(orders[0]?.environment)).not.toContain(environment.appSecret);
  });

  it('uses the name that the organization has set', async () => {
    const policy = { agentName: 'Desk 7', agentNameFixed: true };
    const content = { ...emptyVault, environments: [environment], agent: 'Mia' };
    const { world, orders } = fakeWorld({ content, policy });
    await caseHandlers(world)['case.identify'](params);
    const free = fakeWorld({ content, policy: { agentName: 'Desk 7' } });
    await caseHandlers(free.world)['case.identify'](params);
    expect([...orders, ...free.orders]).toMatchObject([{ agent: 'Desk 7' }, { agent: 'Mia' }]);
  });

  it('sends a code the same way', async () => {
    const { world, orders } = fakeWorld();
    const email = 'alice@example.com';
    const sending = { way: 'email', revision: 0, environmentId: 'acme', email } as const;
    await caseHandlers(world)['case.sendLoginCode'](sending);
    expect(orders).toMatchObject([{ command: { type: 'send-login-code', way: 'email', email } }]);
  });

  it('requires the environment and an open vault', async () => {
    const { world, orders } = fakeWorld();
    const gone = await caseHandlers(world)['case.identify']({ ...params, environmentId: 'gone' });
    expect(gone).toEqual({ ok: false, refusal: { code: 'environment-missing' } });
    const locked = fakeWorld({ content: null });
    expect(await caseHandlers(locked.world)['case.identify'](params)).toEqual({
      ok: false,
      refusal: { code: 'vault-locked' },
    });
    expect([...orders, ...locked.orders]).toEqual([]);
  });
});

describe('a user that is chosen', () => {
  const shown = veiled(toCandidates).candidates?.list[1]?.userId ?? '';
  const chosen = toCandidates.candidates?.list[1]?.userId;
  const { revision } = toCandidates;

  it('by the handle of a veiled candidate is that candidate', async () => {
    const { world, orders } = fakeWorld({ current: toCandidates });
    await caseHandlers(world)['case.choose']({ revision, userId: shown });
    expect(shown).not.toBe(chosen);
    expect(orders).toEqual([{ command: { type: 'choose', userId: chosen }, revision }]);
  });

  it('by id is that user', async () => {
    const { world, orders } = fakeWorld({ current: toCandidates });
    await caseHandlers(world)['case.choose']({ revision, userId: 'user-7' });
    expect(orders).toEqual([{ command: { type: 'choose', userId: 'user-7' }, revision }]);
  });

  it('in a case that cannot be read is not looked for', async () => {
    const { world } = fakeWorld({ fault: unreadable });
    expect(await caseHandlers(world)['case.choose']({ revision, userId: shown })).toEqual({
      ok: false,
      refusal: { code: 'case-unreadable' },
    });
  });
});

describe('a command on a case', () => {
  it('passes the revision that was shown, and its parameters', async () => {
    const { world, orders } = fakeWorld();
    const handlers = caseHandlers(world);
    const revision = 7;
    await handlers['case.showPage']({ revision, page: 2 });
    await handlers['case.choose']({ revision, userId: 'u1' });
    await handlers['case.unbind']({ revision, passCode: '123456' });
    await handlers['case.readAgain']({ revision });
    await handlers['case.endSessions']({ revision });
    await handlers['case.checkAgain']({ revision });
    await handlers['case.abandon']({ revision });
    await handlers['case.reopen']({ revision });
    await handlers['case.checkLastFour']({ revision, lastFour: '5678' });
    expect(orders).toEqual([
      { revision, command: { type: 'show-page', page: 2 } },
      { revision, command: { type: 'choose', userId: 'u1' } },
      { revision, command: { type: 'unbind', passCode: '123456' } },
      { revision, command: { type: 'read-again' } },
      { revision, command: { type: 'end-sessions' } },
      { revision, command: { type: 'check-again' } },
      { revision, command: { type: 'abandon' } },
      { revision, command: { type: 'reopen' } },
      { revision, command: { type: 'check-last-four', lastFour: '5678' } },
    ]);
  });

  it('records grounds without a number, and with their time', async () => {
    const { world, orders } = fakeWorld();
    const handlers = caseHandlers(world);
    const act = { lastFour: '5678', confirmed: true, endSessions: false };
    await handlers['case.recordGrounds']({ revision: 1, grounds });
    await handlers['case.sendCode']({ revision: 1, grounds, confirmed: true });
    await handlers['case.sendCode']({ revision: 1, grounds: null, confirmed: false });
    await handlers['case.adminUnbind']({ revision: 1, grounds, ...act });
    const recorded = { verifiedHow: 'called back', note: 'on ********', at: 1_000 };
    expect(orders.map(({ command }) => command)).toMatchObject([
      { type: 'record-grounds', grounds: recorded },
      { type: 'send-code', grounds: recorded, confirmed: true },
      { type: 'send-code', grounds: null, confirmed: false },
      { type: 'admin-unbind', grounds: recorded, ...act },
    ]);
  });

  it.each(['stale', 'storage'] as const)(
    'that is not accepted is refused (%s)',
    async (submitted) => {
      const { world } = fakeWorld({ submitted });
      const reply = await caseHandlers(world)['case.unbind']({ revision: 1, passCode: '123456' });
      expect(reply).toEqual({ ok: false, refusal: { code: submitted } });
    },
  );

  it.each([
    [unreadable, 'case-unreadable'],
    [diskFault, 'storage'],
  ])(
    'on a case that cannot be read is refused, and views are updated (%s)',
    async (fault, code) => {
      const { world, did } = fakeWorld({ fault });
      expect(await caseHandlers(world)['case.abandon']({ revision: 1 })).toEqual({
        ok: false,
        refusal: { code },
      });
      expect(did).toEqual(['publish']);
    },
  );

  it('that fails in another way throws', async () => {
    const { world } = fakeWorld({ fault: new Error('defect') });
    await expect(caseHandlers(world)['case.abandon']({ revision: 1 })).rejects.toThrow('defect');
  });

  it('that closes it first empties the draft for the next caller', async () => {
    const { world, did, orders } = fakeWorld();
    await caseHandlers(world)['case.close']({ revision: 3 });
    expect(did).toEqual([{ ...emptiedForNextCaller, turn: 1_000 }]);
    expect(orders).toEqual([{ command: { type: 'close' }, revision: 3 }]);
  });
});

describe('the caller’s things', () => {
  const token = { way: 'token', environmentId: 'acme', accessToken: 'a.b.c' } as const;

  it('start a case with its own ticket and without an earlier verification', async () => {
    const { world, did, orders } = fakeWorld();
    await caseHandlers(world)['case.identify']({ ...token, revision: 0, ticket: 'HD-2002' });
    const none = { verifiedHow: '', note: '', reason: '', endSessions: false };
    expect(did).toEqual([{ ...none, ticket: 'HD-2002' }]);
    expect(orders).toMatchObject([{ command: { ticket: 'HD-2002' } }]);
  });

  it('keep the verification while the case is the same', async () => {
    const { world, did } = fakeWorld({ current: toCandidates });
    const { revision } = toCandidates;
    await caseHandlers(world)['case.identify']({ ...token, revision, ticket: '' });
    expect(did).toEqual([{ ticket: '' }]);
  });

  it('are gone once a case that sent nothing is cancelled, and stay until another one is closed', async () => {
    const unsent = fakeWorld();
    await caseHandlers(unsent.world)['case.abandon']({ revision: 1 });
    expect(unsent.did).toEqual([{ ...emptiedForNextCaller, turn: 1_000 }, 'publish']);
    const sent = fakeWorld({ current: toCandidates });
    await caseHandlers(sent.world)['case.abandon']({ revision: 1 });
    expect(sent.did).toEqual([]);
  });
});

describe('a caller who turns out to have no phone', () => {
  const withKey = { ...emptyVault, environments: [{ ...environment, accessKeySecret: 'key' }] };
  const keyless = { ...emptyVault, environments: [{ ...environment, accessKeySecret: '' }] };
  const current = {
    ...toCode,
    environment: { ...toCode.environment, id: environment.id },
    ticket: 'HD-2002',
  };
  const { revision } = current;

  it('is found by the same account’s id, in a new case with the same ticket and verification', async () => {
    const { world, orders, did } = fakeWorld({ content: withKey, current });
    expect(await caseHandlers(world)['case.findInstead']({ revision })).toMatchObject({ ok: true });
    expect(orders.map(({ command }) => command)).toEqual([
      { type: 'abandon' },
      { type: 'close' },
      {
        type: 'identify',
        way: 'admin',
        query: { text: toCode.account?.userId, phone: null },
        ticket: 'HD-2002',
      },
    ]);
    expect(did).toEqual([{ ticket: 'HD-2002' }]);
  });

  it.each([
    ['without an access key', { content: keyless, current }, revision],
    ['after another click', { content: withKey, current }, revision - 1],
    ['without an account', { content: withKey, current: toCandidates }, toCandidates.revision],
  ])('keeps the case %s', async (_, given, seen) => {
    const { world, orders } = fakeWorld(given);
    const reply = await caseHandlers(world)['case.findInstead']({ revision: seen });
    expect(reply).toEqual({ ok: false, refusal: { code: 'stale' } });
    expect(orders).toEqual([]);
  });
});

describe('a case that cannot be read', () => {
  it('is set aside, and views are updated', async () => {
    const { world, did } = fakeWorld({ fault: unreadable });
    expect(await caseHandlers(world)['case.setAside']({})).toMatchObject({ ok: true });
    expect(did).toEqual(['set aside', 'publish']);
  });

  it('is kept in place if only the storage fails', async () => {
    const { world, did } = fakeWorld({ fault: diskFault });
    expect(await caseHandlers(world)['case.setAside']({})).toEqual({
      ok: false,
      refusal: { code: 'storage' },
    });
    expect(did).toEqual([]);
  });
});
