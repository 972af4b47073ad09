import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import type { Case } from './case';
import type { CaseRunner, Order } from './case-runner';
import type { OperationAnswer } from './event';
import type { OperationKind } from './operation';
import { noSecrets } from './ports';
import type { UserQuery } from './request';
import { adminUnbind } from './testing/click';
import { secretCommands } from './testing/secrets-canary';
import { deferred, environment, fine, found, gone, there, world } from './testing/small-world';

const place = { ...environment, managementHost: 'https://api.authing.cn' };
const query: UserQuery = { text: '138 1234 5678', phone: { phoneNumber: '13812345678' } };
const several: OperationAnswer = {
  ok: true,
  requestId: null,
  found: { kind: 'candidates', candidates: { list: [], page: 1, pages: 2, totalCount: 70 } },
};

const findUser: Order = {
  command: { type: 'identify', way: 'admin', query },
  revision: 0,
  environment: place,
};

const usual = (kind: OperationKind): OperationAnswer => {
  if (kind === 'find-user') return found;
  if (kind === 'confirm-user') return there;
  return kind === 'read-back' ? gone : fine;
};

/** Like {@link world}, with successful answers for everything about a lost phone. */
function lostPhone() {
  const made = world();
  made.answer(({ kind }) => usual(kind));
  return made;
}

async function click(runner: CaseRunner, command: Order['command']) {
  const revision = (await runner.current())?.revision ?? 0;
  return runner.submit({ command, revision });
}

async function toCard(runner: CaseRunner): Promise<Case | null> {
  await runner.submit(findUser);
  return runner.current();
}

describe('a case runner, for a caller who lost the phone', () => {
  it('carries a case from a search to its receipt', async () => {
    const { newRunner, performed, receipts, journaledFirst, disk } = lostPhone();
    const runner = newRunner();
    expect((await toCard(runner))?.step).toBe('card');
    expect(await click(runner, adminUnbind)).toBe('done');
    expect(performed).toEqual([
      'find-user',
      'confirm-user',
      'clear-phone-null',
      'read-back',
      'end-sessions',
    ]);
    expect(journaledFirst).toEqual(Array(5).fill(true));
    expect([...receipts.values()]).toMatchObject([
      { outcome: 'unbound', way: 'admin', token: 'none', readBack: 'no-phone' },
    ]);
    await click(runner, { type: 'close' });
    expect(disk.case).toBeNull();
    expect(disk.secrets).toEqual(noSecrets);
  });

  it('sends every request to the case’s host and for its user', async () => {
    const { newRunner, answer } = lostPhone();
    const tasks: unknown[] = [];
    answer(({ kind, environment: where, way, account }) => {
      tasks.push([kind, where.managementHost, way, account?.userId ?? null]);
      return usual(kind);
    });
    const runner = newRunner();
    await toCard(runner);
    await click(runner, adminUnbind);
    const host = place.managementHost;
    expect(tasks).toEqual([
      ['find-user', host, 'admin', null],
      ['confirm-user', host, 'admin', 'user-1'],
      ['clear-phone-null', host, 'admin', 'user-1'],
      ['read-back', host, 'admin', 'user-1'],
      ['end-sessions', host, 'admin', 'user-1'],
    ]);
  });

  it('does not follow an environment whose management API has moved', async () => {
    const { newRunner, performed } = lostPhone();
    const runner = newRunner();
    const revision = (await toCard(runner))?.revision ?? 0;
    const moved = { ...place, managementHost: 'https://elsewhere.example' };
    const order = { command: adminUnbind, revision, environment: moved };
    expect(await runner.submit(order)).toBe('stale');
    expect(performed).toEqual(['find-user']);
  });

  it('sends one request for fifty clicks', async () => {
    const { newRunner, performed } = lostPhone();
    const runner = newRunner();
    const revision = (await toCard(runner))?.revision ?? 0;
    const order: Order = { command: adminUnbind, revision };
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => runner.submit(order)));
    expect(verdicts.filter((verdict) => verdict === 'done')).toHaveLength(1);
    expect(performed.filter((kind) => kind === 'clear-phone-null')).toHaveLength(1);
  });

  it('hands the search on for its other pages, sealed with the case and never in it', async () => {
    const { newRunner, answer, disk, published, keep } = lostPhone();
    answer(() => several);
    keep({ ...noSecrets, query });
    const runner = newRunner();
    await toCard(runner);
    await click(runner, { type: 'show-page', page: 2 });
    expect(disk.secrets.query).toEqual(query);
    const written = JSON.stringify([disk.case, published]);
    expect(written).not.toContain('138 1234 5678');
    expect(written).not.toContain('13812345678');
  });
});

describe('a case runner on a bad day, for a caller who lost the phone', () => {
  it.each(['gone', 'there'])('reads back an operation of a dead worker: %s', async (what) => {
    const { newRunner, performed, answer, receipts } = lostPhone();
    const first = newRunner();
    await toCard(first);
    const out = deferred();
    answer(({ kind }) => {
      if (kind !== 'clear-phone-null') return usual(kind);
      out.resolve();
      return new Promise<OperationAnswer>(() => undefined);
    });
    void click(first, { ...adminUnbind, endSessions: false });
    await out.promise;
    expect(performed.at(-1)).toBe('clear-phone-null');

    answer(() => (what === 'gone' ? gone : there));
    const second = newRunner();
    const outcome = what === 'gone' ? 'unbound' : 'unknown';
    await expect.poll(async () => (await second.current())?.outcome?.kind).toBe(outcome);
    // The request may still arrive, so neither it nor another one is sent.
    expect(performed).toEqual(['find-user', 'confirm-user', 'clear-phone-null', 'read-back']);
    expect([...receipts.values()]).toMatchObject([{ outcome }]);
  });

  it('writes the receipt of a case whose worker died before it could', async () => {
    const { newRunner, receipts } = lostPhone();
    const first = newRunner();
    await toCard(first);
    await click(first, adminUnbind);
    receipts.clear();
    await newRunner().current();
    expect([...receipts.values()]).toMatchObject([{ outcome: 'unbound' }]);
  });

  it('sends nothing that it cannot journal', async () => {
    const { newRunner, performed, disk } = lostPhone();
    const runner = newRunner();
    await toCard(runner);
    disk.failing = true;
    expect(await click(runner, adminUnbind)).toBe('storage');
    expect(performed).toEqual(['find-user']);
  });

  it('sends no empty text if the answer to null cannot be journaled', async () => {
    const { newRunner, performed, disk, answer } = lostPhone();
    const runner = newRunner();
    await toCard(runner);
    answer(({ kind }) => {
      disk.failing = kind === 'read-back';
      return kind === 'read-back' ? there : usual(kind);
    });
    await click(runner, adminUnbind);
    expect(performed).toEqual(['find-user', 'confirm-user', 'clear-phone-null', 'read-back']);
    expect((await runner.current())?.problem?.code).toBe('journal-failed');
  });
});

describe('a safeguard', () => {
  it('is checked before anything is journaled, and stops the click', async () => {
    const { newRunner, performed, disk, guard } = lostPhone();
    const runner = newRunner();
    const before = await toCard(runner);
    const asked: unknown[] = [];
    guard(async (current, command) => {
      asked.push([current, command, disk.case]);
      return failure('not-sent', 'last-four-mismatch');
    });
    expect(await click(runner, adminUnbind)).toBe('done');
    expect(asked).toEqual([[before, adminUnbind, before]]);
    expect(performed).toEqual(['find-user']);
    const stopped = await runner.current();
    expect(stopped).toMatchObject({
      step: 'card',
      problem: { code: 'last-four-mismatch' },
      grounds: null,
    });
    expect(stopped?.operations).toEqual(before?.operations);
    expect(disk.case).toEqual(stopped);
  });

  it('lets a retry pass, but not a click on an outdated state', async () => {
    const { newRunner, performed, guard } = lostPhone();
    const runner = newRunner();
    const old = (await toCard(runner))?.revision ?? 0;
    guard(async () => failure('not-sent', 'reason-missing'));
    await click(runner, adminUnbind);
    guard(async () => null);
    expect(await runner.submit({ command: adminUnbind, revision: old })).toBe('stale');
    expect(await click(runner, adminUnbind)).toBe('done');
    expect(performed).toContain('clear-phone-null');
    expect((await runner.current())?.problem).toBeNull();
  });

  it('that cannot be checked lets nothing pass', async () => {
    const { newRunner, performed, guard, disk } = lostPhone();
    const runner = newRunner();
    const before = await toCard(runner);
    guard(() => Promise.reject(new Error('the policy cannot be read')));
    expect(await click(runner, adminUnbind)).toBe('storage');
    expect(performed).toEqual(['find-user']);
    expect(disk.case).toEqual(before);
  });

  it('is not checked for a click that does not fit', async () => {
    const { newRunner, guard } = lostPhone();
    const runner = newRunner();
    await toCard(runner);
    let asked = 0;
    guard(async () => {
      asked += 1;
      return null;
    });
    expect(await click(runner, secretCommands.unbind)).toBe('stale');
    expect(asked).toBe(0);
  });
});
