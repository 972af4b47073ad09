import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import type { Case } from './case';
import { createDesk, type DeskPorts, type Order } from './desk';
import type { Answer } from './event';
import type { OperationKind } from './operation';
import type { Performed, Task } from './perform';
import { type Input, noSecrets, type Secrets } from './ports';
import type { Receipt } from './receipt';

const environment = { id: 'env-1', label: 'Acme', appHost: 'https://acme.authing.cn' };
const none: Input = { kind: 'none' };
const found: Answer = {
  ok: true,
  requestId: 'request-1',
  found: {
    kind: 'account',
    phoneBound: true,
    account: {
      userId: 'user-1',
      name: 'Alice',
      phone: '+86 138****5678',
      loginMethods: null,
      lastLogin: null,
      status: null,
    },
  },
};
const fine: Answer = { ok: true, requestId: 'request-2', found: { kind: 'nothing' } };
const gone: Answer = { ok: true, requestId: 'request-3', found: { kind: 'phone', bound: false } };

/** A disk, a memory and a service that outlive the desk, as they outlive a worker. */
function world() {
  const disk: { case: Case | null; failing: boolean } = { case: null, failing: false };
  const memory: { secrets: Secrets; failing: boolean } = { secrets: noSecrets, failing: false };
  const receipts = new Map<string, Receipt>();
  const performed: OperationKind[] = [];
  const hosts: string[] = [];
  const journaledFirst: boolean[] = [];
  const published: (Case | null)[] = [];
  let answers: (task: Task) => Answer | Promise<Answer> = ({ kind }) =>
    kind === 'read-account' ? found : kind === 'read-back' ? gone : fine;
  let ids = 0;

  const ports: DeskPorts = {
    cases: {
      load: async () => disk.case,
      save: async (current) => {
        if (disk.failing) throw new Error('quota');
        disk.case = current;
      },
      clear: async () => {
        disk.case = null;
      },
    },
    secrets: {
      load: async () => memory.secrets,
      save: async (secrets) => {
        if (memory.failing) throw new Error('quota');
        memory.secrets = secrets;
      },
    },
    receipts: {
      put: async (receipt) => {
        receipts.set(receipt.caseId, receipt);
      },
    },
    perform: async (task): Promise<Performed> => {
      performed.push(task.kind);
      hosts.push(task.appHost);
      const last = disk.case?.operations.at(-1);
      journaledFirst.push(last?.kind === task.kind && last.settled === null);
      return { answer: await answers(task), secrets: task.secrets };
    },
    changed: async (current) => {
      published.push(current);
    },
    now: () => 10_000,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
  };
  return {
    disk,
    memory,
    receipts,
    performed,
    hosts,
    journaledFirst,
    published,
    desk: () => createDesk(ports),
    answer: (with_: typeof answers) => {
      answers = with_;
    },
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const identify: Order = {
  command: { type: 'identify', way: 'token' },
  revision: 0,
  input: { kind: 'access-token', accessToken: 'token-1' },
  environment,
};

async function toCode(desk: ReturnType<typeof createDesk>): Promise<number> {
  await desk.submit(identify);
  const revision = async () => (await desk.current())?.revision ?? 0;
  await desk.submit({ command: { type: 'send-code' }, revision: await revision(), input: none });
  return revision();
}

const unbind = (revision: number): Order => ({
  command: { type: 'unbind' },
  revision,
  input: { kind: 'pass-code', passCode: '123456' },
});

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
    ]);
    expect([...receipts.values()]).toMatchObject([{ outcome: 'unbound', token: 'revoked' }]);
    expect(memory.secrets).toEqual(noSecrets);
    const revision = disk.case?.revision ?? 0;
    await desk.submit({ command: { type: 'close' }, revision, input: none });
    expect(disk.case).toBeNull();
  });

  it('journals every request before it leaves', async () => {
    const { desk: newDesk, journaledFirst } = world();
    const desk = newDesk();
    await desk.submit(unbind(await toCode(desk)));
    expect(journaledFirst).toEqual(Array(5).fill(true));
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
    await expect.poll(() => performed.at(-1)).toBe('revoke-token');
    expect(performed.filter((kind) => kind === 'unbind-phone')).toHaveLength(1);
    expect([...receipts.values()]).toMatchObject([{ outcome: 'unbound' }]);
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

    memory.secrets = { accessToken: 'token-1', phone: null };
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

  it('never sends what was typed for one environment to another', async () => {
    const { desk: newDesk, disk, answer, hosts } = world();
    const desk = newDesk();
    answer(() => ({ ok: false, failure: failure('answered', 'client-auth') }));
    await desk.submit(identify);
    const revision = (await desk.current())?.revision ?? 0;
    const before = hosts.length;
    disk.failing = true;
    const other = { ...environment, id: 'env-2', appHost: 'https://other.authing.cn' };
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
      environment: { ...environment, appHost: 'https://b' },
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
