import { describe, expect, it, vi } from 'vitest';
import { failure } from '../genauth/failure';
import { noSecrets } from './ports';
import {
  deferred,
  environment,
  fine,
  found,
  identify,
  there,
  toCode,
  unbind,
  world,
} from './testing/small-world';

describe('a case runner', () => {
  it('carries a case from a token to its receipt', async () => {
    const { newRunner, performed, receipts, disk } = world();
    const runner = newRunner();
    await runner.submit(unbind(await toCode(runner)));
    expect(performed).toEqual([
      'read-account',
      'confirm-account',
      'send-code',
      'unbind-phone',
      'read-back',
      'revoke-token',
      'check-token',
    ]);
    expect([...receipts.values()]).toMatchObject([{ outcome: 'unbound', token: 'still-accepted' }]);
    expect(disk.secrets).toEqual(noSecrets);
    const revision = disk.case?.revision ?? 0;
    await runner.submit({ command: { type: 'close' }, revision });
    expect(disk.case).toBeNull();
  });

  it('journals every request before sending it', async () => {
    const { newRunner, journaledFirst } = world();
    const runner = newRunner();
    await runner.submit(unbind(await toCode(runner)));
    expect(journaledFirst).toEqual(Array(7).fill(true));
  });

  it('prepares a request while it is journaled, and sends it afterwards', async () => {
    const { newRunner, hold, prepared, performed } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    const saving = deferred();
    hold(() => saving.promise);
    const order = runner.submit(unbind(revision));
    await new Promise((resolve) => setImmediate(resolve));
    expect(prepared).toContain('unbind-phone');
    expect(performed).not.toContain('unbind-phone');
    saving.resolve();
    await order;
    expect(performed).toContain('unbind-phone');
  });

  it('sends no request that cannot be journaled', async () => {
    const { newRunner, disk, performed } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    disk.failing = true;
    expect(await runner.submit(unbind(revision))).toBe('storage');
    await new Promise((resolve) => setImmediate(resolve));
    expect(performed).not.toContain('unbind-phone');
  });

  it('sends requests while views still draw, and finishes once they have', async () => {
    const { newRunner, draw, performed } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    const drawing = deferred();
    draw(() => drawing.promise);
    let done = false;
    const order = runner.submit(unbind(revision)).then(() => {
      done = true;
    });
    await vi.waitFor(() => expect(performed.at(-1)).toBe('check-token'));
    expect(done).toBe(false);
    drawing.resolve();
    await order;
  });

  it('publishes the newest state last, however quickly an answer comes', async () => {
    const { newRunner, hold, published, performed, disk } = world();
    const runner = newRunner();
    await runner.submit(identify);
    const revision = (await runner.current())?.revision ?? 0;
    const saving = deferred();
    let saves = 0;
    // The request's own record is written at once, and the record of its answer waits.
    hold(() => {
      saves += 1;
      return saves === 1 ? Promise.resolve() : saving.promise;
    });
    const command = { type: 'send-code', grounds: null, confirmed: false } as const;
    const order = runner.submit({ command, revision });
    await vi.waitFor(() => expect(saves).toBe(2));
    saving.resolve();
    await order;
    await new Promise((resolve) => setImmediate(resolve));
    expect(performed.at(-1)).toBe('send-code');
    expect(published.at(-1)).toEqual(disk.case);
    expect(published.at(-1)?.step).toBe('code');
  });

  it('never writes the code, the token or the number to disk', async () => {
    const { newRunner, disk, receipts } = world();
    const runner = newRunner();
    await runner.submit(unbind(await toCode(runner)));
    const written = JSON.stringify([disk.case, [...receipts.values()]]);
    expect(written).not.toContain('123456');
    expect(written).not.toContain('token-1');
  });

  it('sends one request for fifty clicks', async () => {
    const { newRunner, performed } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, () => runner.submit(unbind(revision))),
    );
    expect(performed.filter((kind) => kind === 'unbind-phone')).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === 'done')).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === 'stale')).toHaveLength(49);
  });

  it('ignores a click on an outdated state', async () => {
    const { newRunner, performed, answer } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    answer(({ kind }) =>
      kind === 'unbind-phone' ? { ok: false, failure: failure('answered', 'wrong-code') } : there,
    );
    await runner.submit(unbind(revision));
    expect(await runner.submit(unbind(revision))).toBe('stale');
    expect(performed.filter((kind) => kind === 'unbind-phone')).toHaveLength(1);
  });

  it('never sends what was typed for one environment to another', async () => {
    const { newRunner, disk, answer, hosts } = world();
    const runner = newRunner();
    answer(() => ({ ok: false, failure: failure('answered', 'client-auth') }));
    await runner.submit(identify);
    const revision = (await runner.current())?.revision ?? 0;
    const before = hosts.length;
    disk.failing = true;
    const other = {
      ...environment,
      id: 'env-2',
      appHost: 'https://other.authing.cn',
      managementHost: '',
    };
    expect(await runner.submit({ ...identify, revision, environment: other })).toBe('stale');
    expect(hosts).toHaveLength(before);
  });

  it('does not let an old click close a newer case', async () => {
    const { newRunner, answer } = world();
    const runner = newRunner();
    answer(() => ({ ok: false, failure: failure('answered', 'client-auth') }));
    await runner.submit(identify);
    const other = { ...environment, id: 'env-2' };
    expect(await runner.submit({ ...identify, environment: other })).toBe('stale');
    expect(await runner.current()).toMatchObject({ environment: { id: 'env-1' } });
  });

  it('never follows an environment to another host', async () => {
    const { newRunner, hosts } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    await runner.submit({
      ...unbind(revision),
      environment: { ...environment, appHost: 'https://b', managementHost: '' },
    });
    expect(new Set(hosts)).toEqual(new Set([environment.appHost]));
  });

  it('gives way to a case in another environment if the first never got past signing in', async () => {
    const { newRunner, answer, receipts } = world();
    const runner = newRunner();
    answer(() => ({ ok: false, failure: failure('answered', 'client-auth') }));
    await runner.submit(identify);
    const revision = (await runner.current())?.revision ?? 0;
    answer(({ kind }) => (kind === 'read-account' ? found : fine));
    const other = { ...environment, id: 'env-2' };
    await runner.submit({ ...identify, revision, environment: other });
    expect(await runner.current()).toMatchObject({ environment: { id: 'env-2' }, step: 'card' });
    expect([...receipts.values()]).toMatchObject([{ outcome: 'abandoned' }]);
  });
});
