import { describe, expect, it } from 'vitest';
import { emptiedForNextCaller } from '../../src/messaging/next-caller';
import { type PracticePorts, practiceHandlers } from './practice-handlers';
import { fakeWorld, type Given } from './testing/fake-world';

const refused = (code: string) => ({ ok: false, refusal: { code } });
const done = { ok: true, value: null };

/** Practice mode, on or off, next to a real world; and what was done, in order. */
function practiceIn({ on = false, ...given }: Given & { on?: boolean } = {}) {
  const did: unknown[] = [];
  const real = fakeWorld(given).world;
  const { world: practiceWorld } = fakeWorld();
  let practising = on;
  const ports: PracticePorts = {
    practice: {
      mode: {
        isOn: async () => practising,
        set: async (callerId) => {
          practising = true;
          did.push(['on the line', callerId]);
        },
        end: async () => {
          practising = false;
          did.push('end');
        },
      },
      begin: async () => {
        did.push('begin');
        return 'lin';
      },
      hasCaller: async (callerId) => callerId === 'grace',
      clear: async () => void did.push('clear'),
      leave: () => did.push('leave'),
    },
    worlds: {
      real: { ...real, publish: async () => void did.push('publish real') },
      practice: {
        ...practiceWorld,
        publish: async () => void did.push('publish practice'),
        drafts: { ...practiceWorld.drafts, merge: async (fields) => void did.push(fields) },
        keeper: {
          ...practiceWorld.keeper,
          sealPending: async () => void did.push('seal practice'),
        },
        runner: { ...practiceWorld.runner, forget: async () => void did.push('forget') },
      },
    },
    policy: real.policy,
    lockReal: async () => {
      did.push('lock');
      return { ok: true, value: null };
    },
  };
  return { handlers: practiceHandlers(ports), did };
}

const forgetting = ['seal practice', 'clear', 'forget', 'leave'];

describe('entering practice mode', () => {
  it('starts without anything of an earlier round', async () => {
    const { handlers, did } = practiceIn();
    expect(await handlers['practice.enter']({})).toEqual(done);
    expect(did).toEqual([...forgetting, 'begin', ['on the line', 'lin'], 'publish practice']);
  });

  it('twice starts one round', async () => {
    const { handlers, did } = practiceIn();
    await Promise.all([handlers['practice.enter']({}), handlers['practice.enter']({})]);
    expect(did.filter((each) => each === 'clear')).toHaveLength(1);
  });

  it('is refused if the organization has switched it off', async () => {
    const { handlers, did } = practiceIn({ policy: { practice: false } });
    expect(await handlers['practice.enter']({})).toEqual(refused('practice-off'));
    expect(did).toEqual([]);
  });
});

describe('leaving practice mode', () => {
  it('deletes all of its data, and shows the real world', async () => {
    const { handlers, did } = practiceIn({ on: true });
    expect(await handlers['practice.leave']({})).toEqual(done);
    expect(did).toEqual(['end', ...forgetting, 'publish real']);
  });

  it('precedes locking, which is about the real vault', async () => {
    const practising = practiceIn({ on: true });
    await practising.handlers['vault.lock']({});
    expect(practising.did).toEqual(['end', ...forgetting, 'publish real', 'lock']);
    const real = practiceIn();
    await real.handlers['vault.lock']({});
    expect(real.did).toEqual(['lock']);
  });

  it('happens when the organization switches it off, and not otherwise', async () => {
    const off = practiceIn({ on: true, policy: { practice: false } });
    await off.handlers.heedPolicy();
    expect(off.did).toEqual(['end', ...forgetting, 'publish real']);
    const allowed = practiceIn({ on: true });
    await allowed.handlers.heedPolicy();
    const elsewhere = practiceIn({ policy: { practice: false } });
    await elsewhere.handlers.heedPolicy();
    expect([...allowed.did, ...elsewhere.did]).toEqual([]);
  });
});

describe('another caller', () => {
  it('comes on the line in practice mode, and nothing of the last one stays', async () => {
    const { handlers, did } = practiceIn({ on: true });
    expect(await handlers['practice.call']({ callerId: 'grace' })).toEqual(done);
    expect(did).toEqual([
      ['on the line', 'grace'],
      { ...emptiedForNextCaller, turn: 1_000 },
      'publish practice',
    ]);
  });

  it.each([
    ['whom nobody knows', true, 'nobody'],
    ['outside of practice', false, 'grace'],
  ])('%s does not', async (_, on, callerId) => {
    const { handlers, did } = practiceIn({ on });
    expect(await handlers['practice.call']({ callerId })).toEqual(refused('stale'));
    expect(did).toEqual([]);
  });
});
