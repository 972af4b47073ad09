import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import type { OperationAnswer } from './event';
import { noSecrets } from './ports';
import { secretCommands } from './testing/secrets-canary';
import {
  deferred,
  fine,
  found,
  gone,
  identify,
  toCode,
  unbind,
  world,
} from './testing/small-world';

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

  it('takes up a token that came before the worker died, so that it can be burnt', async () => {
    const { newRunner, disk, memory, performed, answer } = world();
    const first = newRunner();
    const out = deferred();
    answer(() => {
      out.resolve();
      return new Promise<OperationAnswer>(() => undefined);
    });
    void first.submit({ ...identify, command: secretCommands.sms });
    await out.promise;
    expect(disk.case?.operations.at(-1)?.kind).toBe('sign-in');

    memory.secrets = { accessToken: 'token-1', phone: null, query: null };
    answer(() => found);
    const second = newRunner();
    await second.current();
    await expect.poll(async () => (await second.current())?.step).toBe('card');
    expect(performed.filter((kind) => kind === 'sign-in')).toHaveLength(1);
  });

  it('says unknown when the browser died as well, and no token is left to read with', async () => {
    const { newRunner, answer, memory, receipts } = world();
    const first = newRunner();
    const revision = await toCode(first);
    const out = deferred();
    answer(() => {
      out.resolve();
      return new Promise<OperationAnswer>(() => undefined);
    });
    void first.submit(unbind(revision));
    await out.promise;

    memory.secrets = noSecrets;
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

  it('loses no answer when the secrets cannot be kept, and is not stuck', async () => {
    const { newRunner, memory, answer } = world();
    const runner = newRunner();
    const revision = await toCode(runner);
    answer(({ kind }) => {
      memory.failing = kind === 'unbind-phone';
      return kind === 'read-back' ? gone : fine;
    });
    await runner.submit(unbind(revision));
    const current = await runner.current();
    expect(current?.operations.every(({ settled }) => settled !== null)).toBe(true);
    expect(current?.outcome?.kind).toBe('unbound');
  });
});
