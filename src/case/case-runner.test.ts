import { describe, expect, it, vi } from 'vitest';
import { failure } from '../genauth/failure';
import { noSecrets } from './ports';
import {
  deferred,
  environment,
  fine,
  found,
  identify,
  none,
  toCode,
  unbind,
  world,
} from './testing/small-world';

describe('a desk', () => {
  it('carries a case from a token to its receipt', async () => {
    const { desk: newDesk, performed, receipts, memory, disk } = world();
    const desk = newDesk();
    await desk.submit(unbind(await toCode(desk)));
    expect(performed).toEqual([
      'read-account',
      'send-code',
      'unbind-phone',
      'read-back',
      'revoke-token',
      'check-token',
    ]);
    expect([...receipts.values()]).toMatchObject([{ outcome: 'unbound', token: 'still-accepted' }]);
    expect(memory.secrets).toEqual(noSecrets);
    const revision = disk.case?.revision ?? 0;
    await desk.submit({ command: { type: 'close' }, revision, input: none });
    expect(disk.case).toBeNull();
  });

  it('journals every request before it leaves', async () => {
    const { desk: newDesk, journaledFirst } = world();
    const desk = newDesk();
    await desk.submit(unbind(await toCode(desk)));
    expect(journaledFirst).toEqual(Array(6).fill(true));
  });

  it('makes a request ready while it is journaled, and lets it leave after that', async () => {
    const { desk: newDesk, hold, performed } = world();
    const desk = newDesk();
    const revision = await toCode(desk);
    const saving = deferred();
    hold({ saved: () => saving.promise });
    const order = desk.submit(unbind(revision));
    await new Promise((resolve) => setImmediate(resolve));
    expect(performed).not.toContain('unbind-phone');
    saving.resolve();
    await order;
    expect(performed).toContain('unbind-phone');
  });

  it('lets none leave that cannot be journaled', async () => {
    const { desk: newDesk, disk, performed } = world();
    const desk = newDesk();
    const revision = await toCode(desk);
    disk.failing = true;
    expect(await desk.submit(unbind(revision))).toBe('storage');
    await new Promise((resolve) => setImmediate(resolve));
    expect(performed).not.toContain('unbind-phone');
  });

  it('makes its requests while the views still draw, and is done once they have', async () => {
    const { desk: newDesk, draw, performed } = world();
    const desk = newDesk();
    const revision = await toCode(desk);
    const drawing = deferred();
    draw(() => drawing.promise);
    let done = false;
    const order = desk.submit(unbind(revision)).then(() => {
      done = true;
    });
    await vi.waitFor(() => expect(performed.at(-1)).toBe('check-token'));
    expect(done).toBe(false);
    drawing.resolve();
    await order;
  });

  it('tells the views last of what is newest, however quickly an answer comes', async () => {
    const { desk: newDesk, hold, published, performed, disk } = world();
    const desk = newDesk();
    await desk.submit(identify);
    const revision = (await desk.current())?.revision ?? 0;
    const [pausing, saving] = [deferred(), deferred()];
    let saves = 0;
    hold({
      paused: () => pausing.promise,
      // The request's own record is written at once, and its answer's waits.
      saved: () => {
        saves += 1;
        return saves === 1 ? Promise.resolve() : saving.promise;
      },
    });
    const command = { type: 'send-code', grounds: null, confirmed: false } as const;
    const order = desk.submit({ command, revision, input: none });
    await vi.waitFor(() => expect(saves).toBe(2));
    pausing.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    saving.resolve();
    await order;
    await new Promise((resolve) => setImmediate(resolve));
    expect(performed.at(-1)).toBe('send-code');
    expect(published.at(-1)).toEqual(disk.case);
    expect(published.at(-1)?.step).toBe('code');
  });

  it('never writes the code, the token or the number to disk', async () => {
    const { desk: newDesk, disk, receipts, memory } = world();
    memory.secrets = noSecrets;
    const desk = newDesk();
    await desk.submit(unbind(await toCode(desk)));
    const written = JSON.stringify([disk.case, [...receipts.values()]]);
    expect(written).not.toContain('123456');
    expect(written).not.toContain('token-1');
  });

  it('makes one request of fifty clicks', async () => {
    const { desk: newDesk, performed } = world();
    const desk = newDesk();
    const revision = await toCode(desk);
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, () => desk.submit(unbind(revision))),
    );
    expect(performed.filter((kind) => kind === 'unbind-phone')).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === 'done')).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === 'stale')).toHaveLength(49);
  });

  it('does not carry out a click made on what was shown before', async () => {
    const { desk: newDesk, performed, answer } = world();
    const desk = newDesk();
    const revision = await toCode(desk);
    answer(({ kind }) =>
      kind === 'unbind-phone'
        ? { ok: false, failure: failure('answered', 'wrong-code') }
        : { ok: true, requestId: null, found: { kind: 'phone', bound: true } },
    );
    await desk.submit(unbind(revision));
    expect(await desk.submit(unbind(revision))).toBe('stale');
    expect(performed.filter((kind) => kind === 'unbind-phone')).toHaveLength(1);
  });

  it('never sends what was typed for one environment to another', async () => {
    const { desk: newDesk, disk, answer, hosts } = world();
    const desk = newDesk();
    answer(() => ({ ok: false, failure: failure('answered', 'client-auth') }));
    await desk.submit(identify);
    const revision = (await desk.current())?.revision ?? 0;
    const before = hosts.length;
    disk.failing = true;
    const other = {
      ...environment,
      id: 'env-2',
      appHost: 'https://other.authing.cn',
      managementHost: '',
    };
    expect(await desk.submit({ ...identify, revision, environment: other })).toBe('stale');
    expect(hosts).toHaveLength(before);
  });

  it('does not let an old click close a newer case', async () => {
    const { desk: newDesk, answer } = world();
    const desk = newDesk();
    answer(() => ({ ok: false, failure: failure('answered', 'client-auth') }));
    await desk.submit(identify);
    const other = { ...environment, id: 'env-2' };
    expect(await desk.submit({ ...identify, environment: other })).toBe('stale');
    expect(await desk.current()).toMatchObject({ environment: { id: 'env-1' } });
  });

  it('never follows an environment to another host', async () => {
    const { desk: newDesk, hosts } = world();
    const desk = newDesk();
    const revision = await toCode(desk);
    await desk.submit({
      ...unbind(revision),
      environment: { ...environment, appHost: 'https://b', managementHost: '' },
    });
    expect(new Set(hosts)).toEqual(new Set([environment.appHost]));
  });

  it('gives way to a case in another environment when the first never got past signing in', async () => {
    const { desk: newDesk, answer, receipts } = world();
    const desk = newDesk();
    answer(() => ({ ok: false, failure: failure('answered', 'client-auth') }));
    await desk.submit(identify);
    const revision = (await desk.current())?.revision ?? 0;
    answer(({ kind }) => (kind === 'read-account' ? found : fine));
    const other = { ...environment, id: 'env-2' };
    await desk.submit({ ...identify, revision, environment: other });
    expect(await desk.current()).toMatchObject({ environment: { id: 'env-2' }, step: 'card' });
    expect([...receipts.values()]).toMatchObject([{ outcome: 'abandoned' }]);
  });
});
