import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/case/case';
import { emptyVault } from '../../src/environments/vault-content';
import { environmentHandlers } from './environment-handlers';
import { environment, fakeWorld } from './testing/fake-world';

const { id: _id, safeguards: _safeguards, ...form } = environment;
const inHand = openCase({ id: 'c', now: 1, environment, agent: '', way: 'token' });
const by = (passphrase: string) => ({ by: 'passphrase', passphrase }) as const;
const refused = (code: string) => ({ ok: false, refusal: { code } });
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('environment.save', () => {
  it('stores what was typed, chooses it, publishes, and removes access that is no longer needed', async () => {
    const { world, did, content } = fakeWorld();
    const saving = { id: null, form: { ...form, label: 'Second' } };
    expect(await environmentHandlers(world)['environment.save'](saving)).toEqual({
      ok: true,
      value: { id: 'new-id' },
    });
    await turn();
    expect(content()?.environments.map(({ label }) => label)).toEqual(['Acme', 'Second']);
    expect(did).toEqual([
      { environment: null, environmentId: 'new-id' },
      'publish',
      ['keep hosts', ...[0, 1].flatMap(() => [environment.appHost, environment.managementHost])],
    ]);
  });

  it('does not wait for the policy, which is needed to remove access', async () => {
    const { world, did } = fakeWorld();
    const settled = () => new Promise<never>(() => undefined);
    const handlers = environmentHandlers({ ...world, policy: { ...world.policy, settled } });
    expect(await handlers['environment.save']({ id: 'acme', form })).toMatchObject({ ok: true });
    await turn();
    expect(did).toEqual([{ environment: null, environmentId: 'acme' }, 'publish']);
  });

  it('changes nothing if the form is invalid or the vault locked, and gives back access that was asked for', async () => {
    const { world, did, content } = fakeWorld();
    const before = content();
    const saving = { id: 'acme', form: { ...form, appHost: '' } };
    const reply = await environmentHandlers(world)['environment.save'](saving);
    expect(reply).toMatchObject({ refusal: { problems: [{ field: 'appHost' }] } });
    await turn();
    expect(content()).toEqual(before);
    const hosts = [environment.appHost, environment.managementHost];
    expect(did).toEqual([['keep hosts', ...hosts]]);
    const locked = fakeWorld({ content: null });
    const handlers = environmentHandlers(locked.world);
    expect(await handlers['environment.save']({ id: null, form })).toEqual(refused('vault-locked'));
  });

  it('saves an environment of the organization without secrets, only at its own host', async () => {
    const bare = { ...environment, appSecret: '', accessKeySecret: '' };
    const { appSecret: _app, accessKeySecret: _key, safeguards: _own, ...managed } = environment;
    const given = {
      content: { ...emptyVault, environments: [bare] },
      policy: { environments: [managed] },
    };
    const without = { ...form, appSecret: '', accessKeySecret: '' };
    const save = environmentHandlers(fakeWorld(given).world)['environment.save'];
    expect(await save({ id: 'acme', form: without })).toMatchObject({ ok: true });
    const elsewhere = { ...without, appHost: 'https://other.example' };
    expect(await save({ id: 'acme', form: elsewhere })).toEqual(refused('stale'));
  });
});

describe('environment.remove', () => {
  it('removes it, and the access to its hosts', async () => {
    const { world, did, content } = fakeWorld();
    const reply = await environmentHandlers(world)['environment.remove']({ id: 'acme' });
    await turn();
    expect(reply).toMatchObject({ ok: true });
    expect(content()?.environments).toEqual([]);
    expect(did).toEqual([{ environment: null }, 'publish', ['keep hosts']]);
  });

  it('does not remove the environment of the current case', async () => {
    const { world, content } = fakeWorld({ current: inHand });
    const remove = environmentHandlers(world)['environment.remove'];
    expect(await remove({ id: 'acme' })).toEqual(refused('environment-in-use'));
    expect(content()?.environments).toHaveLength(1);
  });

  it('requires an open vault', async () => {
    const { world } = fakeWorld({ content: null });
    const remove = environmentHandlers(world)['environment.remove'];
    expect(await remove({ id: 'acme' })).toEqual(refused('vault-locked'));
  });
});

describe('environment.setSafeguards', () => {
  it('stores them together with the organization’s', async () => {
    const { world, did, content } = fakeWorld({ policy: { safeguards: { hourlyLimit: 3 } } });
    const set = environmentHandlers(world)['environment.setSafeguards'];
    const safeguards = { production: true, hourlyLimit: 3 };
    expect(await set({ id: 'acme', safeguards })).toMatchObject({ ok: true });
    const stored = content()?.environments[0]?.safeguards;
    expect(stored).toMatchObject({ production: true, hourlyLimit: 0 });
    expect(did).toEqual(['publish']);
  });

  it('loosens only for the owner, and strengthens for anyone', async () => {
    const unproved = fakeWorld({ unproved: true });
    const set = environmentHandlers(unproved.world)['environment.setSafeguards'];
    const before = unproved.content();
    const weaker = { id: 'acme', safeguards: { lastFour: false, production: true } };
    expect(await set(weaker)).toEqual(refused('proof-needed'));
    expect(await set({ ...weaker, proof: by('wrong') })).toEqual(refused('wrong-passphrase'));
    expect(unproved.content()).toEqual(before);
    expect(unproved.did).toEqual([]);
    expect(await set({ id: 'acme', safeguards: { production: true } })).toMatchObject({ ok: true });
    expect(await set({ ...weaker, proof: by('right') })).toMatchObject({ ok: true });
    expect(unproved.content()?.environments[0]?.safeguards.lastFour).toBe(false);

    const recent = environmentHandlers(fakeWorld().world)['environment.setSafeguards'];
    expect(await recent(weaker)).toMatchObject({ ok: true });
    // Nobody who mistypes a passphrase is to think that it was right.
    expect(await recent({ ...weaker, proof: by('wrong') })).toEqual(refused('wrong-passphrase'));
  });

  it('requires the environment and an open vault', async () => {
    const gone = environmentHandlers(fakeWorld().world)['environment.setSafeguards'];
    expect(await gone({ id: 'gone', safeguards: {} })).toEqual(refused('environment-missing'));
    const { world } = fakeWorld({ content: null });
    const locked = environmentHandlers(world)['environment.setSafeguards'];
    expect(await locked({ id: 'acme', safeguards: {} })).toEqual(refused('vault-locked'));
  });
});

it('an agent’s name is trimmed', async () => {
  const { world, content, did } = fakeWorld();
  await environmentHandlers(world)['agent.setName']({ name: ' Mia ' });
  expect(content()?.agent).toBe('Mia');
  expect(did).toEqual(['publish']);
});

it('an agent’s name that the organization has fixed does not change', async () => {
  const policy = { agentName: 'Desk 7', agentNameFixed: true };
  const { world, content } = fakeWorld({ policy });
  const set = environmentHandlers(world)['agent.setName'];
  expect(await set({ name: 'Mia' })).toEqual(refused('agent-fixed'));
  expect(content()?.agent).toBe('');
});

it('access to hosts that no environment uses is given back', async () => {
  const { world, did } = fakeWorld();
  await environmentHandlers(world)['environment.releaseHosts']({});
  expect(did).toEqual([['keep hosts', environment.appHost, environment.managementHost]]);
});

it('only an existing environment is checked', async () => {
  const report = { app: 'ok', management: null, problems: [] };
  const { world } = fakeWorld();
  const checked: string[] = [];
  const check: typeof world.check = async ({ id }) => {
    checked.push(id);
    return Object(report);
  };
  const handlers = environmentHandlers({ ...world, check });
  expect(await handlers['environment.check']({ id: 'acme' })).toEqual({ ok: true, value: report });
  expect(await handlers['environment.check']({ id: 'gone' })).toEqual(
    refused('environment-missing'),
  );
  expect(checked).toEqual(['acme']);
});

describe('environment.limit', () => {
  const limited = {
    ...environment,
    safeguards: { ...environment.safeguards, hourlyLimit: 2 },
  };
  const handlersWith = (given: typeof environment, fails = false) => {
    const { world } = fakeWorld({ content: { ...emptyVault, environments: [given] } });
    const unboundSince = async () => {
      if (fails) throw new Error('database');
      return [400, 900];
    };
    return environmentHandlers({ ...world, keeper: { unboundSince } });
  };

  it('tells the limit and what counts against it, before any work is done', async () => {
    const use = await handlersWith(limited)['environment.limit']({ id: 'acme' });
    expect(use).toEqual({ ok: true, value: { limit: 2, times: [400, 900] } });
  });

  it('asks the history only where there is a limit', async () => {
    const use = await handlersWith(environment, true)['environment.limit']({ id: 'acme' });
    expect(use).toEqual({ ok: true, value: { limit: 0, times: [] } });
  });

  it('is refused where it cannot be told', async () => {
    const ask = handlersWith(limited, true)['environment.limit'];
    expect(await ask({ id: 'acme' })).toEqual(refused('storage'));
    expect(await ask({ id: 'other' })).toEqual(refused('environment-missing'));
  });
});

it('an agent’s choice to go on at a full code is kept', async () => {
  const { world, content } = fakeWorld();
  await environmentHandlers(world)['agent.setCodesGoOn']({ codesGoOn: true });
  expect(content()?.codesGoOn).toBe(true);
});
