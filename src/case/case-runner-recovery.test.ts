import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import type { OperationAnswer } from './event';
import type { OperationKind } from './operation';
import { noSecrets } from './ports';
import { deferred, fine, gone, toCode, unbind, world } from './testing/small-world';

describe('a case runner on a bad day', () => {
  it('sends nothing that it cannot journal', async () => {
    const { newRunner, performed, disk } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    disk.failing = true;
    expect(await runner.submit(unbind(revision))).toBe('storage');
    expect(performed).not.toContain('unbind-phone');
    disk.failing = false;
    expect(await runner.submit(unbind(revision))).toBe('done');
  });

  it('keeps an answer that it cannot journal, sends nothing more, and says so', async () => {
    const { newRunner, performed, disk, answer } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    answer(() => {
      disk.failing = true;
      return fine;
    });
    await runner.submit(unbind(revision));
    expect(performed.at(-1)).toBe('unbind-phone');
    expect((await runner.current())?.outcome).toMatchObject({ kind: 'accepted' });
  });

  it('reads back what a dead worker left unsettled, and never sends it again', async () => {
    const { newRunner, performed, answer, receipts, published } = world();
    const first = newRunner();
    const revision = await toCode(first);
    const out = deferred();
    answer(() => {
      out.resolve();
      return new Promise<OperationAnswer>(() => undefined);
    });
    void first.submit(unbind(revision));
    await out.promise;

    answer(({ kind }) => (kind === 'read-back' ? gone : fine));
    const second = newRunner();
    await second.current();
    await expect.poll(() => published.at(-1)?.outcome?.kind).toBe('unbound');
    await expect.poll(() => performed.at(-1)).toBe('check-token');
    expect(performed.filter((kind) => kind === 'unbind-phone')).toHaveLength(1);
    expect([...receipts.values()]).toMatchObject([{ outcome: 'unbound' }]);
  });

  it('recovers even while publishing is blocked: publishing waits for it', async () => {
    const { newRunner, answer, draw } = world();
    const first = newRunner();
    const revision = await toCode(first);
    const out = deferred();
    answer(({ kind }) => {
      if (kind !== 'check-token') return kind === 'read-back' ? gone : fine;
      out.resolve();
      return new Promise<OperationAnswer>(() => undefined);
    });
    void first.submit(unbind(revision));
    await out.promise;
    draw(() => new Promise(() => undefined));
    expect((await newRunner().current())?.operations.at(-1)?.settled).not.toBeNull();
  });

  it('says unknown where an earlier version left a case without its token', async () => {
    const { newRunner, answer, disk, receipts } = world();
    const first = newRunner();
    const revision = await toCode(first);
    const out = deferred();
    answer(() => {
      out.resolve();
      return new Promise<OperationAnswer>(() => undefined);
    });
    void first.submit(unbind(revision));
    await out.promise;

    disk.secrets = noSecrets;
    answer(({ kind, secrets }) =>
      kind === 'read-back' && secrets.accessToken === null
        ? { ok: false, failure: failure('not-sent', 'no-token') }
        : fine,
    );
    const second = newRunner();
    await second.current();
    await expect.poll(async () => (await second.current())?.outcome?.kind).toBe('unknown');
    expect([...receipts.values()]).toMatchObject([{ outcome: 'unknown' }]);
  });
});

describe('a lock', () => {
  /** A case that is unbound, locked while a request of this kind is out. */
  async function lockDuring(awaited: OperationKind, result: OperationAnswer) {
    const { newRunner, disk, performed, answer } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    const out = deferred();
    const answered = deferred();
    answer(async ({ kind }) => {
      if (kind !== awaited) return fine;
      out.resolve();
      await answered.promise;
      return result;
    });
    void runner.submit(unbind(revision));
    await out.promise;
    disk.locked = true;
    return { runner, revision, disk, performed, answer, answered };
  }

  it('lets the request that is out settle, journals it, and sends nothing more', async () => {
    const { runner, revision, disk, performed, answer, answered } = await lockDuring(
      'unbind-phone',
      fine,
    );
    const stopped = runner.stop();
    expect(await runner.submit(unbind(revision))).toBe('stale');
    answered.resolve();
    await stopped;
    expect(performed.at(-1)).toBe('unbind-phone');
    // The read-back that would have followed is in nobody's journal.
    expect(disk.case?.operations.at(-1)).toMatchObject({
      kind: 'unbind-phone',
      settled: { result: 'done' },
    });
    expect(await runner.current()).toBeNull();

    disk.locked = false;
    answer(({ kind }) => (kind === 'read-back' ? gone : fine));
    await runner.current();
    await expect.poll(async () => (await runner.current())?.outcome?.kind).toBe('unbound');
    await expect.poll(() => performed.at(-1)).toBe('check-token');
    expect(performed.filter((kind) => kind === 'unbind-phone')).toHaveLength(1);
  });

  it('withdraws a command that was being journaled, as if it had not been given', async () => {
    const { newRunner, disk, performed, hold } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    const before = disk.case?.operations.length;
    const stopped = deferred();
    hold(async () => {
      hold(async () => undefined);
      disk.locked = true;
      void runner.stop().then(stopped.resolve);
    });
    await Promise.all([runner.submit(unbind(revision)), stopped.promise]);
    expect(performed).not.toContain('unbind-phone');
    expect(disk.case?.operations).toHaveLength(before ?? -1);
    disk.locked = false;
    expect(await runner.current()).toMatchObject({ step: 'code', outcome: null, problem: null });
  });

  it('stops once, however often it is locked before its request has settled', async () => {
    const { newRunner, disk, performed, answer } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    const out = { 'unbind-phone': deferred(), 'read-back': deferred() };
    const answered = deferred();
    const read = deferred();
    answer(async ({ kind }) => {
      if (kind === 'unbind-phone' || kind === 'read-back') out[kind].resolve();
      if (kind === 'unbind-phone') await answered.promise;
      if (kind === 'read-back') await read.promise;
      return kind === 'read-back' ? gone : fine;
    });
    void runner.submit(unbind(revision));
    await out['unbind-phone'].promise;
    const stops = [runner.stop(), runner.stop()];
    answered.resolve();
    await stops[0];
    // It was unlocked meanwhile, and the case continues. The other lock must not forget it again.
    const continued = runner.current();
    await out['read-back'].promise;
    await stops[1];
    expect(await continued).not.toBeNull();
    await runner.current();
    read.resolve();
    await expect.poll(async () => (await runner.current())?.outcome?.kind).toBe('unbound');
    expect(performed.filter((kind) => kind === 'read-back')).toHaveLength(1);
    expect(disk.locked).toBe(false);
  });

  it('keeps a token, and revokes it at the next unlock when the case is over', async () => {
    const { runner, disk, performed, answer, answered } = await lockDuring('read-back', gone);
    const stopped = runner.stop();
    answered.resolve();
    await stopped;
    expect(performed).not.toContain('revoke-token');
    expect(disk.secrets.accessToken).toBe('token-1');
    disk.locked = false;
    answer(() => fine);
    await runner.current();
    await expect.poll(() => performed.at(-1)).toBe('check-token');
    await expect.poll(() => disk.secrets.accessToken).toBeNull();
  });

  it('leaves a case where it was', async () => {
    const { newRunner, disk } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    disk.locked = true;
    await runner.stop();
    expect(await runner.current()).toBeNull();
    disk.locked = false;
    expect(await runner.current()).toMatchObject({ step: 'code', revision, hasToken: true });
  });
});
