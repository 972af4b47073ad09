import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import type { Answer } from './event';
import { noSecrets } from './ports';
import {
  deferred,
  fine,
  found,
  gone,
  identify,
  none,
  toCode,
  unbind,
  world,
} from './testing/small-world';

describe('a desk on a bad day', () => {
  it('sends nothing that it cannot journal', async () => {
    const { desk: newDesk, performed, disk } = world();
    const desk = newDesk();
    const revision = await toCode(desk);
    disk.failing = true;
    expect(await desk.submit(unbind(revision))).toBe('storage');
    expect(performed).not.toContain('unbind-phone');
    disk.failing = false;
    expect(await desk.submit(unbind(revision))).toBe('done');
  });

  it('keeps an answer that it cannot journal, sends nothing more, and says so', async () => {
    const { desk: newDesk, performed, disk, answer } = world();
    const desk = newDesk();
    const revision = await toCode(desk);
    answer(() => {
      disk.failing = true;
      return fine;
    });
    await desk.submit(unbind(revision));
    expect(performed.at(-1)).toBe('unbind-phone');
    expect((await desk.current())?.outcome).toMatchObject({ kind: 'accepted' });
  });

  it('reads back what a dead worker left unsettled, and never sends it again', async () => {
    const { desk: newDesk, performed, answer, receipts, published } = world();
    const first = newDesk();
    const revision = await toCode(first);
    const out = deferred();
    answer(() => {
      out.resolve();
      return new Promise<Answer>(() => undefined);
    });
    void first.submit(unbind(revision));
    await out.promise;

    answer(({ kind }) => (kind === 'read-back' ? gone : fine));
    const second = newDesk();
    await second.current();
    await expect.poll(() => published.at(-1)?.outcome?.kind).toBe('unbound');
    await expect.poll(() => performed.at(-1)).toBe('check-token');
    expect(performed.filter((kind) => kind === 'unbind-phone')).toHaveLength(1);
    expect([...receipts.values()]).toMatchObject([{ outcome: 'unbound' }]);
  });

  it('is taken up though no view can be told: what views are told waits for it', async () => {
    const { desk: newDesk, answer, draw } = world();
    const first = newDesk();
    const revision = await toCode(first);
    const out = deferred();
    answer(({ kind }) => {
      if (kind !== 'check-token') return kind === 'read-back' ? gone : fine;
      out.resolve();
      return new Promise<Answer>(() => undefined);
    });
    void first.submit(unbind(revision));
    await out.promise;
    draw(() => new Promise(() => undefined));
    expect((await newDesk().current())?.operations.at(-1)?.settled).not.toBeNull();
  });

  it('takes up a token that came before the worker died, so that it can be burnt', async () => {
    const { desk: newDesk, disk, memory, performed, answer } = world();
    const first = newDesk();
    const out = deferred();
    answer(() => {
      out.resolve();
      return new Promise<Answer>(() => undefined);
    });
    void first.submit({ ...identify, command: { type: 'identify', way: 'sms' }, input: none });
    await out.promise;
    expect(disk.case?.operations.at(-1)?.kind).toBe('sign-in');

    memory.secrets = { accessToken: 'token-1', phone: null, query: null };
    answer(() => found);
    const second = newDesk();
    await second.current();
    await expect.poll(async () => (await second.current())?.step).toBe('card');
    expect(performed.filter((kind) => kind === 'sign-in')).toHaveLength(1);
  });

  it('says unknown when the browser died as well, and no token is left to read with', async () => {
    const { desk: newDesk, answer, memory, receipts } = world();
    const first = newDesk();
    const revision = await toCode(first);
    const out = deferred();
    answer(() => {
      out.resolve();
      return new Promise<Answer>(() => undefined);
    });
    void first.submit(unbind(revision));
    await out.promise;

    memory.secrets = noSecrets;
    answer(({ kind, secrets }) =>
      kind === 'read-back' && secrets.accessToken === null
        ? { ok: false, failure: failure('not-sent', 'no-token') }
        : fine,
    );
    const second = newDesk();
    await second.current();
    await expect.poll(async () => (await second.current())?.outcome?.kind).toBe('unknown');
    expect([...receipts.values()]).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('loses no answer when the secrets cannot be kept, and is not stuck', async () => {
    const { desk: newDesk, memory, answer } = world();
    const desk = newDesk();
    const revision = await toCode(desk);
    answer(({ kind }) => {
      memory.failing = kind === 'unbind-phone';
      return kind === 'read-back' ? gone : fine;
    });
    await desk.submit(unbind(revision));
    const current = await desk.current();
    expect(current?.operations.every(({ settled }) => settled !== null)).toBe(true);
    expect(current?.outcome?.kind).toBe('unbound');
  });
});
